import type { sources } from '#shared/contract/sources.contract.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import type { Secrets } from '../ports.ts'
import type { Handlers } from '../rpc/handlers.ts'
import { createAddSource } from './add-source.ts'
import { createChangeSource } from './change-source.ts'
import { createListKinds } from './list-kinds.ts'
import type { Means } from './means.ts'
import { createOneAtATime } from './one-at-a-time.ts'
import { pauseSource } from './pause-source.ts'
import { createRemoveSource } from './remove-source.ts'
import { resumeSource } from './resume-source.ts'
import { openSourceSecrets } from './source-secrets.ts'

type Parts = {
  readonly connectors: readonly AnyConnector[]
  readonly secrets: Secrets
  readonly forgotten: Means['forgotten']
}

/** What reading does, and how it stands, is answered by whoever reads. */
type ByReading =
  | 'sources.list'
  | 'sources.restedOn'
  | 'sources.test'
  | 'sources.sync'
  | 'sources.quarantine'

export function createSourcesHandlers({ connectors, secrets, forgotten }: Parts) {
  const means: Means = {
    forgotten,
    connectors,
    secrets: openSourceSecrets(secrets),
    oneAtATime: createOneAtATime(),
  }
  return {
    'sources.kinds': createListKinds(connectors),
    'sources.add': createAddSource(means),
    'sources.change': createChangeSource(means),
    'sources.pause': pauseSource,
    'sources.resume': resumeSource,
    'sources.remove': createRemoveSource(means),
  } satisfies Pick<Handlers, Exclude<keyof typeof sources, ByReading>>
}
