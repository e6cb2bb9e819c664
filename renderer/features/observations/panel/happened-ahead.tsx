import { ReleaseId, ServiceId } from '#shared/vocabulary/ids.ts'
import type { Scope } from './scope.ts'
import { useHappened } from './use-happened.ts'

type Props = { readonly id: string }

/** Asks for what the panel shows while the page itself is on its way. */
export function HappenedToServiceAhead({ id }: Props) {
  const service = ServiceId.safeParse(id)
  return service.success && <Ahead scope={{ service: service.data }} />
}

export function HappenedToReleaseAhead({ id }: Props) {
  const release = ReleaseId.safeParse(id)
  return release.success && <Ahead scope={{ release: release.data }} />
}

type AheadProps = { readonly scope: Scope }

function Ahead({ scope }: AheadProps) {
  useHappened(scope)
  return null
}
