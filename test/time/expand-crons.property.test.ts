import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expandCrons } from '#shared/time/expand-crons.ts'

const MINUTE_MS = 60_000
const FROM = Date.UTC(2026, 0, 5)
const BEFORE = FROM + 21 * 24 * 60 * MINUTE_MS
const MARGIN = 40 * 24 * 60 * MINUTE_MS

const values = (to: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: to }), { minLength: 1, maxLength: 2 })
const cron = fc.record({ minutes: values(59), hours: values(23), days: values(6) })
type Parts = { minutes: number[]; hours: number[]; days: number[] }

const written = ({ minutes, hours, days }: Parts) => `${minutes} ${hours} * * ${days}`

/** Every minute is looked at, one after the other. */
function ticks({ minutes, hours, days }: Parts): number[] {
  const found: number[] = []
  for (let at = FROM - MARGIN; at < BEFORE + MARGIN; at += MINUTE_MS) {
    const date = new Date(at)
    const passes = days.includes(date.getUTCDay()) && hours.includes(date.getUTCHours())
    if (passes && minutes.includes(date.getUTCMinutes())) found.push(at)
  }
  return found
}

test('is frozen when GitLab says so: after a start that came after the last end, before an end that comes before the next start', () => {
  const moments = fc.array(fc.integer({ min: 0, max: (BEFORE - FROM) / MINUTE_MS - 1 }), {
    minLength: 20,
    maxLength: 60,
  })
  fc.assert(
    fc.property(cron, cron, moments, (start, end, minutes) => {
      const crons = { start: written(start), end: written(end), zone: 'UTC' }
      const { intervals } = expandCrons({ crons, from: FROM, before: BEFORE, elapsed: () => 0 })
      const [starts, ends] = [ticks(start), ticks(end)]
      // Half a minute past, so that no tick is at the moment itself.
      for (const now of minutes.map((minute) => FROM + (minute + 0.5) * MINUTE_MS)) {
        const last = (all: readonly number[]) => all.findLast((at) => at < now)!
        const next = (all: readonly number[]) => all.find((at) => at > now)!
        const frozen = last(ends) < last(starts) && next(ends) < next(starts)
        const found = intervals.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
        expect(found).toBe(frozen)
      }
    }),
    { numRuns: 30 },
  )
})
