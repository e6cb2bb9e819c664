import { IconArchive } from '@tabler/icons-react'
import { Standing } from '#renderer/design/standing.tsx'
import type { Environment } from '#shared/vocabulary/environment.ts'

type Props = { readonly environment: Environment }

/** One line under the name of an environment. */
export const EnvironmentSays = ({ environment: { retired, stage, region } }: Props) =>
  retired ? (
    <Standing tone="unknown" icon={IconArchive}>
      Retired environment
    </Standing>
  ) : (
    <span>
      Stage {stage}
      {region !== null && `, ${region}`}
    </span>
  )
