import { IconArchive } from '@tabler/icons-react'
import { Standing } from '#renderer/design/standing.tsx'
import type { Service } from '#shared/vocabulary/service.ts'

type Props = { readonly service: Service }

/** One line under the name of a service. */
export const ServiceSays = ({ service: { retired, tier } }: Props) =>
  retired ? (
    <Standing tone="unknown" icon={IconArchive}>
      Retired service
    </Standing>
  ) : (
    <span>Service of tier {tier}</span>
  )
