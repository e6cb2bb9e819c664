import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import type { OutwardChange } from '../sync/outward.ts'
import type { Asked } from './connector.ts'

/** What is known of the place of an entry. */
export type Standing = {
  readonly href: string
  /** `null` where the source did not say. */
  readonly etag: string | null
  /** What stood there when somebody looked last, because it was written from here. */
  readonly told: PublishedEntry | null
  /** What was sent since then, each of which may have got there although no answer came back. */
  readonly tried: readonly PublishedEntry[]
}

type Changing<Settings> = Asked<Settings> & {
  readonly change: OutwardChange
  readonly standing: Standing
  /** True where a person said that whatever stands there may be lost. */
  readonly overwrites: boolean
}
export type Writing<Settings> = Changing<Settings> & { readonly entry: PublishedEntry }
export type Removing<Settings> = Changing<Settings>

export type Written =
  | { readonly is: 'done'; readonly etag: string | null }
  /** Something else stands there than was expected; in a sentence. */
  | { readonly is: 'conflict'; readonly because: string }

/** How a source is written to. Doing the same twice must come to the same as doing it once. */
export type Publisher<Settings = unknown> = {
  /** Where entries go by these settings; `null` where nothing is published. */
  readonly into: (settings: Settings) => string | null
  /** Where an entry stands in that. */
  readonly hrefOf: (into: string, uid: string) => string
  readonly write: (writing: Writing<Settings>) => Promise<Written>
  readonly remove: (removing: Removing<Settings>) => Promise<Written | { readonly is: 'gone' }>
}
