import { readClockAt } from '#shared/time/clock-reading.ts'
import { isClockTime } from '#shared/time/clock-time.ts'
import { instantsOf } from '#shared/time/wall-slot.ts'

/** Which facts are looked at, as `ledger.entries` takes it. */
export type LedgerFilter = {
  readonly actor?: string
  readonly subject?: string
  readonly type?: string
  readonly from?: number
  readonly until?: number
}

type Query = Readonly<Record<string, string>>

/** What the address says; moments stand in it as instants, so that a copied link means the same anywhere. */
export function filterOf({ actor, subject, type, from, until }: Query): LedgerFilter {
  const [after, before] = [instantIn(from), instantIn(until)]
  return {
    ...(actor && { actor }),
    ...(subject && { subject }),
    ...(type && { type }),
    ...(after !== undefined && { from: after }),
    ...(before !== undefined && { until: before }),
  }
}

function instantIn(text: string | undefined): number | undefined {
  const at = Date.parse(text ?? '')
  return Number.isNaN(at) ? undefined : at
}

export const isFiltered = (filter: LedgerFilter): boolean => Object.keys(filter).length > 0

type Clock = { readonly at: string | undefined; readonly zone: string }

/** A moment of the address as a clock in the zone shows it, for a field of that clock time. */
export function clockTimeIn({ at, zone }: Clock): string {
  const instant = instantIn(at)
  return instant === undefined ? '' : readClockAt(instant, zone).time
}

type Typed = { readonly time: string; readonly zone: string }

/** The moment that a typed clock time means; `undefined` where it means none. */
export function momentOf({ time, zone }: Typed): string | undefined {
  if (!isClockTime(time)) return undefined
  const [at] = instantsOf(time, zone)
  return at === undefined ? undefined : new Date(at).toISOString().replace(/:00\.000Z$/, 'Z')
}
