import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import type { Work } from '../database/work.ts'
import type { OneAtATime } from './one-at-a-time.ts'
import type { SourceSecrets } from './source-secrets.ts'

/** Forgets what was read, in the transaction of the decision; answers how many rows that was. */
export type Forgetting = {
  /** All of a source. */
  readonly forget: (work: Work, source: SourceId) => number
  /** What its settings do not name any more. */
  readonly forgetUnnamed: (work: Work, source: Source) => number
}

/** What the use cases of sources work with besides rows. */
export type Means = {
  readonly connectors: readonly AnyConnector[]
  readonly secrets: SourceSecrets
  /** Whoever writes secrets waits for whoever does, so that the last one to be decided is kept. */
  readonly oneAtATime: OneAtATime
  readonly forgotten: Forgetting
}
