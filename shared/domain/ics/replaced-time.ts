import type { CalendarEntry } from './entry.ts'

type Replacing = Pick<CalendarEntry, 'recurrenceId' | 'recurrenceZone' | 'andFollowing'>

const ALL_LATER = 'RANGE=THISANDFUTURE'

/**
 * Which time of its series an entry stands for, as calendars write it: the time, after its zone and
 * whether all later ones are meant too, such as `TZID=Europe/Berlin:20261026T090000`.
 */
export function writeReplaced(entry: Replacing): string | null {
  if (entry.recurrenceId === null) return null
  const params = [
    ...(entry.recurrenceZone === null ? [] : [`TZID=${entry.recurrenceZone}`]),
    ...(entry.andFollowing ? [ALL_LATER] : []),
  ]
  return params.length === 0 ? entry.recurrenceId : `${params.join(';')}:${entry.recurrenceId}`
}

/** The other way round. */
export function readReplaced(written: string | null): Replacing {
  if (written === null) return { recurrenceId: null, recurrenceZone: null, andFollowing: false }
  const end = written.lastIndexOf(':')
  const params = end === -1 ? [] : written.slice(0, end).split(';')
  const zone = params.find((param) => param.startsWith('TZID='))
  return {
    recurrenceId: written.slice(end + 1),
    recurrenceZone: zone?.slice('TZID='.length) ?? null,
    andFollowing: params.includes(ALL_LATER),
  }
}
