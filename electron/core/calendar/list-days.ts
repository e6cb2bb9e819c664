import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { addDays, startOfDay } from '#shared/time/days.ts'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import type { Reading } from '../database/reading.ts'
import { Refusal } from '../refusal.ts'

type Stretch = ReturnType<Reading['releases']['stretches']>[number]

/** A year and a day: whoever wants more wants a report. */
const MOST_DAYS = 367

export function listDays(
  { from, until, zone, most = 3, ...filter }: InputOf<'calendar.days'>,
  { releases }: Reading,
): OutputOf<'calendar.days'> {
  const days = daysBetween({ from, until, zone })
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last) return { days: [] }
  const range = { ...filter, from: first.startsAt, until: last.endsAt }
  const found = spread(releases.stretches(range), days)
  const shown = found.map((stretches) => stretches.slice(0, most))
  const slots = releases.slotsOf([...new Set(shown.flat())])
  const byId = new Map<string, PlannedSlot>(slots.map((slot) => [slot.activity, slot]))
  return {
    days: days.map((day, index) => ({
      ...day,
      count: found[index]!.length,
      first: shown[index]!.map(({ activity }) => byId.get(activity)!),
    })),
  }
}

type Day = { readonly day: string; readonly startsAt: number; readonly endsAt: number }

function daysBetween({ from, until, zone }: Record<'from' | 'until' | 'zone', string>): Day[] {
  const days: Day[] = []
  let startsAt = startOfDay(from, zone)
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (days.length === MOST_DAYS)
      throw new Refusal('rpc/invalid', `At most ${MOST_DAYS} days are told at once.`)
    const endsAt = startOfDay(addDays(day, 1), zone)
    days.push({ day, startsAt, endsAt })
    startsAt = endsAt
  }
  return days
}

/** Which slots touch each day; both are in the order they begin. */
function spread(stretches: readonly Stretch[], days: readonly Day[]): Stretch[][] {
  const found: Stretch[][] = days.map(() => [])
  let first = 0
  for (const stretch of stretches) {
    while (first < days.length && days[first]!.endsAt <= stretch.startsAt) first += 1
    for (let at = first; at < days.length && days[at]!.startsAt < stretch.endsAt; at += 1)
      found[at]!.push(stretch)
  }
  return found
}
