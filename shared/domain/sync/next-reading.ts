import type { SyncTrouble } from '#shared/vocabulary/source.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** Nothing changes here before a person did something. */
const askedAbout: readonly SyncTrouble[] = [
  'unauthorised',
  'forbidden',
  'untrusted',
  'redirected',
  'addressRefused',
  'secretMissing',
  'settingsUnfit',
]

type Failed = {
  readonly trouble: SyncTrouble
  /** Whether asking again by itself may help, such as where only some of it was refused. */
  readonly passing?: boolean
  /** How often in a row it came to nothing, this time included. */
  readonly tries: number
  readonly everyMs: number
  /** No earlier than this, because the source said so. */
  readonly notBefore: number | undefined
  readonly now: number
  /** From 0 to 1: what keeps many clients from coming back together. */
  readonly chance: number
}

/** When a part that could not be read is tried again; `null` waits for a person. */
export function afterFailure(failed: Failed): number | null {
  const { trouble, passing = false, tries, everyMs, notBefore, now, chance } = failed
  if (askedAbout.includes(trouble) && !passing) return null
  const cap = capOf(trouble, everyMs)
  const wait = MINUTE_MS / 2 + chance * Math.min(cap, MINUTE_MS * 2 ** Math.min(tries, 20))
  return Math.round(Math.max(now + wait, (notBefore ?? 0) + chance * MINUTE_MS))
}

/** Who comes back to a network wants to see it soon; what is gone may stay gone. */
function capOf(trouble: SyncTrouble, everyMs: number): number {
  if (trouble === 'unreachable') return 5 * MINUTE_MS
  if (trouble === 'limited' || trouble === 'failing') return 60 * MINUTE_MS
  return Math.min(DAY_MS, Math.max(60 * MINUTE_MS, 4 * everyMs))
}

type Done = { readonly everyMs: number; readonly now: number; readonly chance: number }

/** A little spread, so that what was read together is not asked together for ever. */
export const afterReading = ({ everyMs, now, chance }: Done): number =>
  Math.round(now + everyMs * (0.95 + 0.1 * chance))
