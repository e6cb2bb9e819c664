import { basicOrBearer } from '../basic-or-bearer.ts'
import type { Connector } from '../connector.ts'
import { parseEntry } from '../entry-row.ts'
import { IcsSettings } from './ics-settings.ts'
import { probeIcs } from './probe-ics.ts'
import { CALENDARS, EVERYTHING, walkDocuments } from './read-documents.ts'

export const ics: Connector<IcsSettings> = {
  kind: 'ics',
  title: 'Calendar file or feed',
  says: 'Entries of calendars in the iCalendar format: a file, a folder of them, or an address that is subscribed to.',
  address: {
    says: 'The address of a feed, such as https://calendar.example.org/releases.ics; one that begins with webcal:// is given with https:// instead. Or a file or folder of this machine.',
    usual: null,
  },
  files: CALENDARS,
  secret: {
    label: 'User and password, or token',
    says: 'As user:password, or a bearer token, where the feed asks for one. Many feeds carry what lets one in within their address: then nothing is needed.',
    due: false,
  },
  settings: IcsSettings,
  authorize: basicOrBearer,
  atOnce: 1,
  streams: [
    {
      name: 'entries',
      observes: 'entries',
      everyMs: 10 * 60_000,
      parts: () => [EVERYTHING],
      walk: walkDocuments,
      parse: parseEntry,
    },
  ],
  probe: probeIcs,
}
