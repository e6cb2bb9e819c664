import { type Outward, OutwardError } from '../../sync/outward.ts'
import { type Leaf, Unfit, type Walk } from '../connector.ts'
import { keysWithin } from '../entry-row.ts'
import { oneOfMany } from '../one-of-many.ts'
import { type CaldavSettings, EVERYTHING } from './caldav-settings.ts'
import { type CalendarState, readCursor } from './calendar-state.ts'
import { type Calendar, findCalendar, findCalendars } from './find-calendars.ts'
import { readCalendar } from './read-calendar.ts'

/**
 * Each calendar for itself: one that cannot be read never holds up the others. What the last walk knew
 * of a calendar goes on with it; once a day all of it is read again.
 */
export async function* walkCalendars(walk: Walk<CaldavSettings>): AsyncGenerator<Leaf> {
  const { part, outward, sweep } = walk
  const known = readCursor(walk.cursor).calendars
  const calendars =
    part === EVERYTHING
      ? await allOf(outward, Object.keys(known))
      : [await findCalendar(outward, part)]
  const states = new Map(Object.entries(known))
  const failures: { readonly name: string; readonly error: unknown }[] = []
  for (const calendar of calendars) {
    try {
      const reading = { outward, calendar, known: known[calendar.id], sweep }
      for await (const { state, ...leaf } of readCalendar(reading)) {
        if (state) states.set(calendar.id, state)
        yield state ? { ...leaf, cursor: cursorOf(states) } : leaf
      }
    } catch (error) {
      if (!(error instanceof OutwardError || error instanceof Unfit)) throw error
      failures.push({ name: calendar.name ?? calendar.id, error })
    }
  }
  yield* forgetMissing(calendars, states)
  const [first, ...others] = failures
  if (first) throw failures.length < calendars.length ? oneOfMany([first, ...others]) : first.error
}

async function allOf(outward: Outward, known: readonly string[]): Promise<readonly Calendar[]> {
  const { calendars } = await findCalendars(outward, known)
  return calendars.filter(({ holdsEvents }) => holdsEvents)
}

const cursorOf = (states: ReadonlyMap<string, CalendarState>) => ({
  calendars: Object.fromEntries(states),
})

/** A calendar that the server has no more is gone with all that was in it. */
function* forgetMissing(
  calendars: readonly Calendar[],
  states: Map<string, CalendarState>,
): Generator<Leaf> {
  const there = new Set(calendars.map(({ id }) => id))
  const missing = [...states.keys()].filter((id) => !there.has(id))
  if (missing.length === 0) return
  for (const id of missing) states.delete(id)
  const wholeOf = missing.map((calendar) => keysWithin({ calendar, within: [] }))
  yield { rows: [], wholeOf, cursor: cursorOf(states) }
}
