import { isOnFiles } from '#shared/domain/sync/address-of-path.ts'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import type { Source, SourceDetails } from '#shared/vocabulary/source.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import { Refusal } from '../refusal.ts'
import type { Given } from './source-secrets.ts'

type Judging = {
  readonly connector: AnyConnector
  readonly given: Given
  /** As it stands until now; `undefined` for a new one. */
  readonly before: Source | undefined
  /** False where secrets are set from outside, and so never given here. */
  readonly canKeep: boolean
}

/** What was given for one host is for that one alone: another gets its own, or nothing. */
export function refuseSecretDue(
  after: Pick<SourceDetails, 'baseUrl' | 'network'>,
  of: Judging,
): void {
  // Nobody is asked for files, so nothing is shown to anybody.
  if (isOnFiles(after.baseUrl)) return
  const { connector, given, before, canKeep } = of
  if (!canKeep) {
    refuseOutside(after, of)
    return
  }
  const moved = before !== undefined && isElsewhere(before, after)
  if (connector.secret && given.secret === undefined) {
    const { label, due } = connector.secret
    if (before?.secretSetAt == null && due) throw secretDue(`${label} is needed to read it.`)
    if (before?.secretSetAt != null && moved) {
      throw secretDue(`It is another host: give it its own ${label}.`)
    }
  }
  const { clientCertificate } = after.network
  const newlyShown = moved || before?.network.clientCertificate !== clientCertificate
  if (clientCertificate !== null && newlyShown && given.clientKey === undefined) {
    throw secretDue('The key of the client certificate is needed with it.')
  }
}

/** There nobody can tell for which host a secret was set, so it stays with the one there is. */
function refuseOutside(
  after: Pick<SourceDetails, 'baseUrl'>,
  { given, before, connector }: Judging,
): void {
  if (given.secret !== undefined || given.clientKey !== undefined) {
    throw secretDue(
      'Secrets are set from outside here, and cannot be written: leave it out, and set it there.',
    )
  }
  if (connector.secret && before && isElsewhere(before, after)) {
    throw secretDue(
      'Secrets are set from outside here: add the other host as a source of its own instead.',
    )
  }
}

type At = Pick<Source, 'baseUrl'>

const isElsewhere = (before: At, after: At): boolean =>
  before.baseUrl !== after.baseUrl && !isSameOrigin(new URL(before.baseUrl), new URL(after.baseUrl))

const secretDue = (because: string) => new Refusal('sources/secret-due', because)
