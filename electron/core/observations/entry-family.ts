import type { Database } from 'better-sqlite3'
import type { CalendarEntry } from '#shared/vocabulary/calendar-entry.ts'
import { unforgotten } from '../database/unforgotten.ts'
import type { Placed } from './after.ts'
import { toldOf } from './observation-tables.ts'
import { openToItem } from './to-item.ts'

type Named = Pick<CalendarEntry, 'source' | 'calendar' | 'uid'>

/** More changes of one series than this are made by no people. */
const MOST = 2000

/** A series of a calendar and all that stands instead of one of its times, the series first. */
export function openFamily(db: Database) {
  const told = toldOf('entries').map(({ name, column }) => `${column} AS "${name}"`)
  const find = db.prepare<[Named], CalendarEntry & Placed>(`
    SELECT source, key, as_of AS asOf, gone_at AS goneAt, moment, ${told.join(', ')}
    FROM calendar_entries INDEXED BY calendar_entries_by_uid
    WHERE source = @source AND calendar = @calendar AND uid = @uid AND gone_at IS NULL
      AND ${unforgotten('calendar_entries')}
    ORDER BY recurrence_id IS NOT NULL, key LIMIT ${MOST}`)
  const toItem = openToItem<CalendarEntry>('entries')
  return ({ source, calendar, uid }: Named): readonly CalendarEntry[] =>
    find.all({ source, calendar, uid }).map(toItem)
}
