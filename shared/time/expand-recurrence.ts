import type { Recurring } from './recurring.ts'
import { seriesOf } from './series.ts'
import { asChanged, changesOfSeries, type Occurrence } from './series-changes.ts'
import { datesOfSeries, MOST_OCCURRENCES } from './series-dates.ts'

export type Expanded<E> = {
  readonly occurrences: readonly Occurrence<E>[]
  /** Why occurrences may be missing, in sentences; `null` where none can be. */
  readonly cut: string | null
  readonly warnings: readonly string[]
}

export type Expansion<E> = {
  readonly entry: E
  /** Entries of the same series that stand for one occurrence, or for one and all later ones. */
  readonly overrides: readonly E[]
  /** The zone that asks: floating times and whole days are its own. */
  readonly zone: string
  readonly from: number
  readonly before: number
  /** Milliseconds since any fixed moment: no rule may take longer than `LONGEST_RULE_MS`. */
  readonly elapsed: () => number
}

/** The occurrences that touch [from, before), in order of their beginning. */
export function expandRecurrence<E extends Recurring>(asked: Expansion<E>): Expanded<E> {
  const { entry, overrides, zone, from, before, elapsed } = asked
  const series = seriesOf(entry.wall, zone)
  const changes = changesOfSeries({ overrides, series, zone })
  const shifts = changes.following.map(({ shift }) => Math.abs(shift))
  const lengths = changes.following.map((change) => change.series.lasts)
  const moved = Math.max(0, ...shifts)
  const reach = moved + Math.max(series.lasts, ...lengths)
  const range = { from: from - reach, before: before + moved }
  const dates = datesOfSeries({ recurs: entry.recurs, series, elapsed, ...range })
  const replaced = new Set(changes.single.map(({ originalAt }) => originalAt))
  const found = dates.dates
    .map((date) => asChanged(date, { entry, series, changes }))
    .filter(({ originalAt }) => !replaced.has(originalAt))
  const touching = [...changes.single, ...found]
    .filter(({ startsAt, endsAt }) => startsAt < before && (endsAt > from || startsAt >= from))
    .sort((one, other) => one.startsAt - other.startsAt || one.endsAt - other.endsAt)
  const missing = [...dates.missing]
  if (touching.length > MOST_OCCURRENCES)
    missing.push(`Only the first ${MOST_OCCURRENCES} occurrences are shown.`)
  return {
    occurrences: touching.slice(0, MOST_OCCURRENCES),
    cut: missing.length ? [...new Set(missing)].join(' ') : null,
    warnings: [...new Set([...changes.warnings, ...dates.warnings])],
  }
}
