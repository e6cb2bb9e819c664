import type { Absence, Person } from '#shared/vocabulary/person.ts'
import { readLocal } from './local-time.ts'

type Worker = Pick<Person, 'absences' | 'timeZone' | 'workingHours'>
type At = {
  readonly now: number
  /** Stands in where nobody has said in which zone the person works. */
  readonly reader: string
}

/** The absence that covers the day as the person's own clock shows it. */
export function absenceNow({ absences, timeZone }: Worker, { now, reader }: At) {
  const { day } = readLocal({ zone: timeZone ?? reader, now })
  return absences.find(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
}

export type Presence = 'away' | 'working' | 'off' | 'unknown'

/** Without a zone or hours nobody knows whether somebody is at work. */
export function presenceOf(person: Worker, { now, reader }: At): Presence {
  if (absenceNow(person, { now, reader })) return 'away'
  const { timeZone, workingHours } = person
  if (timeZone === null || workingHours.length === 0) return 'unknown'
  const { weekday, clock } = readLocal({ zone: timeZone, now })
  const isIn = workingHours.some(
    (span) => span.weekday === weekday && span.from <= clock && clock < span.to,
  )
  return isIn ? 'working' : 'off'
}

type Sorted = { readonly ahead: readonly Absence[]; readonly past: readonly Absence[] }

/** What is still to come or under way, the nearest first; and what is over, the latest first. */
export function sortAbsences(absences: readonly Absence[], today: string): Sorted {
  const byStart = absences.toSorted((one, other) => compare(one.firstDay, other.firstDay))
  return {
    ahead: byStart.filter(({ lastDay }) => lastDay >= today),
    past: byStart.filter(({ lastDay }) => lastDay < today).toReversed(),
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other))
