import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import type { OutwardChange } from '../sync/outward.ts'
import type { Asked } from './connector.ts'

/** What is known to stand at the source because it was written there. */
export type Standing = {
  readonly href: string
  /** `null` where the source did not say. */
  readonly etag: string | null
}

type Changing<Settings> = Asked<Settings> & {
  readonly change: OutwardChange
  readonly into: string
  /** `undefined` where nothing was written yet. */
  readonly standing: Standing | undefined
  /** True where a person said that whatever stands there may be lost. */
  readonly overwrites: boolean
}
export type Writing<Settings> = Changing<Settings> & { readonly entry: PublishedEntry }
export type Removing<Settings> = Changing<Settings> & { readonly uid: string }

export type Written =
  | ({ readonly is: 'done' } & Standing)
  /** Something else stands there than was expected; in a sentence. */
  | { readonly is: 'conflict'; readonly because: string }

/** How a source is written to. Doing the same twice must come to the same as doing it once. */
export type Publisher<Settings = unknown> = {
  /** Where entries go by these settings; `null` where nothing is published. */
  readonly into: (settings: Settings) => string | null
  readonly write: (writing: Writing<Settings>) => Promise<Written>
  readonly remove: (removing: Removing<Settings>) => Promise<Written | { readonly is: 'gone' }>
}
