import type { Span } from '#shared/time/wall-slot.ts'

/** What somebody wants to know about: a service at a place. What is left out has not been stated. */
export type Target = {
  readonly service?: string | undefined
  readonly team?: string | undefined
  /** As text, whether it is a number or not. */
  readonly tier?: string | undefined
  readonly tags?: readonly string[] | undefined
  readonly environment?: string | undefined
  readonly region?: string | undefined
  readonly class?: string | undefined
  /** Whether a person starts it; `manual` where nobody says, since this program starts nothing itself. */
  readonly mode?: 'automatic' | 'manual' | undefined
}

/** What a rule covers: any of the named ones in each part that is there, and everything where none is. */
export type RuleScope = {
  readonly services?: readonly string[] | undefined
  readonly teams?: readonly string[] | undefined
  readonly tiers?: readonly string[] | undefined
  readonly tags?: readonly string[] | undefined
  readonly environments?: readonly string[] | undefined
  readonly regions?: readonly string[] | undefined
  readonly classes?: readonly string[] | undefined
  readonly mode?: 'automatic' | 'manual' | undefined
}

/** When a rule is active, as people said it; moments are derived from it. */
export type RuleTime =
  | { readonly by: 'interval'; readonly startsAt: number; readonly endsAt: number }
  /** Clock times of one zone, half-open; whole days where they are written without a time. */
  | { readonly by: 'wall'; readonly from: string; readonly to: string; readonly zone: string }
  | {
      readonly by: 'recurrence'
      /** Clock time of the first one. */
      readonly start: string
      readonly rule: string
      readonly except: readonly string[]
      /** ISO 8601; days go by the calendar, hours by the time that passes. */
      readonly lasts: string
      readonly zone: string
    }
  | {
      readonly by: 'crons'
      readonly start: string
      /** One of both. */
      readonly end: string | null
      readonly lasts: string | null
      readonly zone: string
    }
  /** Already followed elsewhere: the times of an entry of a calendar outside. */
  | { readonly by: 'spans'; readonly spans: readonly Span[]; readonly cut: string | null }
  | { readonly by: 'unreadable'; readonly because: string }

/** What happens to work that is under way when the rule closes. */
export type Overrun = 'finish' | 'halt' | 'backOut'

/** Where a rule comes from that nobody here decided, and whether that can be relied upon. */
export type RuleSource = {
  readonly source: string
  /** When it was last read; `null` where it never was. */
  readonly asOf: number | null
  /** Why it cannot be relied upon; `null` where it can. */
  readonly why: string | null
}

/** One rule about when something may move. */
export type WindowRule = {
  readonly id: string
  readonly name: string | null
  readonly effect: 'allow' | 'deny'
  /** A hard one blocks in this program, a soft one advises. */
  readonly hard: boolean
  /** Whether what a person starts passes a deny, or an allow that is not active. */
  readonly manualAllowed: boolean
  readonly scope: RuleScope
  /** Classes of releases that it does not bind. */
  readonly exempt: readonly string[]
  /** `null` where it has been erased. */
  readonly reason: string | null
  readonly overrun: Overrun
  readonly when: RuleTime
  readonly from: RuleSource | null
}
