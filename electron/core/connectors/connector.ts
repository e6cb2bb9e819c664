import type { z } from 'zod'
import type { Outward } from '../sync/outward.ts'
import type { ObservationKind, Observed } from './observation.ts'
import type { Publisher } from './publisher.ts'
import type { SeriesReader } from './series.ts'

type Json = z.core.util.JSONType

/** Everything that is particular to one vendor; the engine knows nothing else of it. */
export type Connector<Settings = unknown> = {
  readonly kind: string
  readonly title: string
  /** One sentence: what is read of it. */
  readonly says: string
  readonly address: { readonly says: string; readonly usual: string | null }
  /** Names of the files that it may be read from instead, such as those that end in `.ics`. */
  readonly files?: RegExp
  /** `null` where nothing secret is ever needed. */
  readonly secret: { readonly label: string; readonly says: string; readonly due: boolean } | null
  /**
   * The list of names that `probe` offers projects for says so: `.meta({ chosenFrom: 'projects' })`; with
   * `joinedBy: 'lastSegment'` where rows go by what follows the last slash of such a name.
   */
  readonly settings: z.ZodType<Settings>
  /** The headers that prove who asks; they go to the source's own origin and nowhere else. */
  readonly authorize: (secret: string, settings: Settings) => Readonly<Record<string, string>>
  /** How many requests at most are on their way to one host at a time. */
  readonly atOnce: number
  /** Until when the host wants to be left alone, on its own clock in epoch milliseconds, beyond what `Retry-After` says. */
  readonly holdUntil?: (heard: Heard) => number | undefined
  readonly streams: readonly Stream<Settings>[]
  /** How metrics are read, where it has any. */
  readonly series?: SeriesReader<Settings>
  /** How entries of releases are written to it, where they can be. */
  readonly publishes?: Publisher<Settings>
  /** Says whether it answers, as whom, and what could be read. Throws an `OutwardError` where it does not. */
  readonly probe: (asked: Asked<Settings>) => Promise<Probed>
}

export type Heard = {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** On the host's clock, as far as its answers tell it. */
  readonly now: number
}

export type Asked<Settings> = {
  readonly settings: Settings
  readonly outward: Outward
  readonly now: number
}

export type Probed = {
  readonly as: string | null
  readonly version: string | null
  /** What stands there in a few words, where that says more than who asks, as with files. */
  readonly found?: string
  readonly projects: readonly { readonly project: string; readonly says: string | null }[]
  readonly more: boolean
  readonly remarks: readonly string[]
}

/**
 * One thing that is read of a source, in parts that stand for themselves: one repository that is gone
 * never holds up another.
 */
export type Stream<Settings = unknown> = {
  readonly name: string
  readonly observes: ObservationKind
  /** How long after a reading the next one is due. */
  readonly everyMs: number
  readonly parts: (settings: Settings) => readonly string[]
  /** Newest first, in leaves that are kept one by one. */
  readonly walk: (walk: Walk<Settings>) => AsyncIterable<Leaf>
  /** One raw row in our words. Throws an `Unfit` that says what is missing. */
  readonly parse: (raw: unknown, about: About<Settings>) => Observed
}

export type About<Settings> = { readonly part: string; readonly settings: Settings }

export type Walk<Settings> = Asked<Settings> & {
  readonly part: string
  /** What the last leaf that was kept left behind; `undefined` at the very first. */
  readonly cursor: Json | undefined
  /** Keys of what had not ended when it was read last, and so may still change. */
  readonly open: readonly string[]
  /** What the source told of these last, word for word; for what it tells no more, but how it ended. */
  readonly told?: (keys: readonly string[]) => ReadonlyMap<string, unknown>
  /** True where everything is to be read again, to see what is gone. */
  readonly sweep: boolean
}

/** What is kept in one transaction: rows, how far the walk has come, and what need not be sent again. */
export type Leaf = {
  readonly rows: readonly unknown[]
  /** Left out where the cursor stays. */
  readonly cursor?: Json
  /**
   * Said with the last leaf of a walk that has met everything there is from this moment on: whatever
   * was read before and not met now is gone, unless it may be one that could not be read.
   */
  readonly metAllSince?: number
  /**
   * Said where all whose keys begin with one of these was met since the walk began, or is known to be
   * gone: whatever was read of it before and not met now is gone. Each ends in `#`.
   */
  readonly wholeOf?: readonly string[]
  /** True while older rows are still to come in later walks. */
  readonly filling?: boolean
}

/** A row that cannot be read as what it should be; the rest of its page stands. */
export class Unfit extends Error {
  /** How the keys of all that it may be begin; empty where it may be anything. */
  readonly maybe: string

  constructor(because: string, { maybe = '' }: { readonly maybe?: string } = {}) {
    super(because)
    this.maybe = maybe
  }
}
