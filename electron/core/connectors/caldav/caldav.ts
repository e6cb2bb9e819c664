import { basicOrBearer } from '../basic-or-bearer.ts'
import type { Connector } from '../connector.ts'
import { parseEntry } from '../entry-row.ts'
import { CaldavSettings, partsOf } from './caldav-settings.ts'
import { probeCaldav } from './probe-caldav.ts'
import { publishEntries } from './publish-entries.ts'
import { walkCalendars } from './walk-calendars.ts'

export const caldav: Connector<CaldavSettings> = {
  kind: 'caldav',
  title: 'CalDAV',
  says: 'Entries of calendars on a CalDAV server, such as Nextcloud, Radicale, Fastmail or iCloud; planned releases can be written to one of them.',
  address: {
    says: 'Where the server is reached, such as https://cloud.example.org; the address of a person’s calendars, or of one calendar, serves as well.',
    usual: null,
  },
  secret: {
    label: 'User name and password, or token',
    says: 'As “user name:password”; mostly a password that was made for one program alone. Without a colon it is sent as a bearer token.',
    due: false,
  },
  settings: CaldavSettings,
  authorize: basicOrBearer,
  atOnce: 2,
  streams: [
    {
      name: 'entries',
      observes: 'entries',
      everyMs: 5 * 60_000,
      parts: partsOf,
      walk: walkCalendars,
      parse: parseEntry,
    },
  ],
  publishes: publishEntries,
  probe: probeCaldav,
}
