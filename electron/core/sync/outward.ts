import type { z } from 'zod'
import type { SyncTrouble } from '#shared/vocabulary/source.ts'

type Json = z.core.util.JSONType

/**
 * How a connector asks its source. Whoever implements it sees to it that the secret goes to the
 * source's own origin only, that no host is asked more often than it likes, and that nothing is
 * too large or too deep.
 */
export type Outward = {
  /** The base address: nothing that lies elsewhere is ever asked. */
  readonly address: string
  /** A path below the base address, or an address that the source itself named. */
  readonly get: (where: Where, wish?: Wish) => Promise<Answer>
  /**
   * What the base address leads to, as text to be asked for one by one: one document on the web; in
   * files of this machine one, or all in a folder whose names are like that.
   */
  readonly documents: (like: RegExp) => Promise<readonly Document[]>
}

export type Document = {
  /** Below the base address, with slashes; the last part of the address where it is one document. */
  readonly name: string
  /** No other document of the source has the same. */
  readonly address: string
  /** `Wish.as` is always `text`. */
  readonly get: (wish?: Pick<Wish, 'accept' | 'unlessSame'>) => Promise<Answer>
  /**
   * Another one that this one names, relative to itself: of the source's own origin, or in files
   * below the same folder. `undefined` where it leads anywhere else.
   */
  readonly beside: (target: string) => Document | undefined
}

/** How something outside is changed; only what performs an effect is given it. */
export type OutwardChange = {
  /** Answers `conflict` where the source has something else than was expected. */
  readonly send: (change: Change) => Promise<Changed>
}

export type Change = {
  readonly where: Where
  readonly headers?: Readonly<Record<string, string>>
  /** What has to stand there for this to be done: an entity tag, or nothing at all. */
  readonly expects: { readonly etag: string } | 'nothing' | 'whatever'
} & (
  | { readonly method: 'PUT'; readonly body: string; readonly type: string }
  | { readonly method: 'DELETE' }
)

export type Changed =
  | { readonly is: 'done'; readonly etag: string | null }
  | { readonly is: 'conflict' }

export type Where = { readonly path: string; readonly query?: Query } | { readonly url: string }

/** A list is a parameter that comes several times. */
type Query = Readonly<Record<string, string | readonly string[] | undefined>>

export type Wish = {
  readonly accept?: string
  readonly headers?: Readonly<Record<string, string>>
  /** `json` where nothing is said: parsed, and never deeper than allowed. */
  readonly as?: 'json' | 'text'
  /**
   * Asks whether it has changed since what was kept of it last. What is to be found again with
   * “the same” is given to `keep` of the answer.
   */
  readonly unlessSame?: boolean
  /** A question that needs more than an address; it changes nothing either. */
  readonly dav?: {
    readonly method: 'PROPFIND' | 'REPORT'
    readonly depth: '0' | '1'
    readonly body: string
  }
}

export type Answer =
  | {
      readonly is: 'fresh'
      readonly body: unknown
      readonly headers: Readonly<Record<string, string>>
      /** The address of the next page where the source named one of its own origin. */
      readonly next: string | undefined
      /** Remembers this with the validators of the answer, once the leaf that it belongs to is kept. */
      readonly keep: (kept: Json) => void
    }
  | { readonly is: 'same'; readonly kept: Json | undefined }

/** Why the outside could not be asked, in words, with the way out. */
export class OutwardError extends Error {
  readonly trouble: SyncTrouble
  readonly fix: string | null
  /** No earlier than this, in epoch milliseconds, where the source said so. */
  readonly notBefore: number | undefined
  /** Whether asking again by itself may help; a person is asked otherwise. */
  readonly passing: boolean

  constructor(
    because: string,
    over: {
      readonly trouble: SyncTrouble
      readonly fix?: string | null
      readonly notBefore?: number | undefined
      readonly passing?: boolean
      readonly cause?: unknown
    },
  ) {
    super(because, { cause: over.cause })
    this.trouble = over.trouble
    this.fix = over.fix ?? null
    this.notBefore = over.notBefore
    this.passing = over.passing ?? false
  }
}
