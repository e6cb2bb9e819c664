import type { AnyConnector } from '../connectors/registry.ts'
import type { OneAtATime } from './one-at-a-time.ts'
import type { SourceSecrets } from './source-secrets.ts'

/** What the use cases of sources work with besides rows. */
export type Means = {
  readonly connectors: readonly AnyConnector[]
  readonly secrets: SourceSecrets
  /** Whoever writes secrets waits for whoever does, so that the last one to be decided is kept. */
  readonly oneAtATime: OneAtATime
}
