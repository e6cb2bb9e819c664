import { expandRecurrence } from '#shared/time/expand-recurrence.ts'
import { LONGEST_RULE_MS } from '#shared/time/series-dates.ts'
import type { CalendarEntry } from './entry.ts'

/** How often the clock of a rule is asked before it is given up: the same on every machine. */
const MOST_ASKED = 200
/** What goes on for longer is not looked for; two hundred years. */
const FURTHEST_MS = 200 * 365.25 * 24 * 60 * 60_000
const ENDS = /(?:^|[;:])(?:COUNT|UNTIL)=/i

/**
 * When the last time of an entry ends, read in UTC where it floats; `null` where it never does, or
 * where finding out takes too long.
 */
export function lastEndOf(entry: CalendarEntry): number | null {
  const { recurs, endsAt, startsAt } = entry
  if (!recurs) return endsAt
  const rules = recurs.lines.filter((line) => /^RRULE[;:]/i.test(line))
  if (!rules.every((line) => ENDS.test(line))) return null
  let asked = 0
  const { occurrences, cut } = expandRecurrence({
    entry: { ...entry, recurrenceId: null, andFollowing: false },
    overrides: [],
    zone: 'UTC',
    from: startsAt,
    before: startsAt + 2 * FURTHEST_MS,
    elapsed: () => {
      asked += 1
      return (asked * LONGEST_RULE_MS) / MOST_ASKED
    },
  })
  const last = occurrences.reduce((latest, one) => Math.max(latest, one.endsAt), endsAt)
  return cut === null && last < startsAt + FURTHEST_MS ? last : null
}
