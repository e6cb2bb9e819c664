import type { CalendarEntry } from '#shared/domain/ics/entry.ts'
import { type Document, OutwardError } from '../../sync/outward.ts'
import type { Asked, Probed } from '../connector.ts'
import type { IcsSettings } from './ics-settings.ts'
import { CALENDARS, openDocument } from './read-documents.ts'

const LISTED = 200
/** How many are opened: whoever tries an address waits for it. */
const OPENED = 20
const TOLD = 5

/** Which calendars lie there, and what of them cannot be read or is read otherwise than it is meant. */
export async function probeIcs({ outward }: Asked<IcsSettings>): Promise<Probed> {
  const documents = await outward.documents(CALENDARS)
  const tried = await Promise.all(documents.slice(0, OPENED).map(tryDocument))
  const [first] = tried
  if (documents.length === 1 && first?.failure) throw first.failure
  const untried = documents.slice(OPENED, LISTED)
  return {
    as: null,
    version: null,
    projects: [
      ...tried.map(({ name, says }) => ({ project: name, says })),
      ...untried.map(({ name }) => ({ project: name, says: null })),
    ],
    more: documents.length > LISTED,
    remarks: [
      ...(documents.length === 0 ? ['There is no calendar file in the folder.'] : []),
      ...tried.flatMap(({ remarks }) => remarks),
      ...(documents.length > OPENED
        ? [`Only the first ${OPENED} of ${documents.length} files were looked into.`]
        : []),
    ],
  }
}

type Tried = {
  readonly name: string
  readonly says: string | null
  readonly remarks: readonly string[]
  readonly failure?: OutwardError
}

async function tryDocument(document: Document): Promise<Tried> {
  const { name } = document
  try {
    const answer = await document.get({ accept: 'text/calendar, */*;q=0.1' })
    const opened = openDocument(document, answer.is === 'fresh' ? answer.body : '')
    const read = opened.events.map((event) => event.read())
    const entries = read.filter((one) => typeof one !== 'string')
    const unfit = read.filter((one) => typeof one === 'string')
    const count = entries.length === 1 ? '1 entry' : `${entries.length} entries`
    return {
      name,
      says: opened.calendarName === null ? count : `${opened.calendarName}, ${count}`,
      remarks: remarksOn({ name, entries, unfit, broken: opened.broken }),
    }
  } catch (error) {
    if (!(error instanceof OutwardError)) throw error
    return { name, says: null, remarks: [error.message], failure: error }
  }
}

type Seen = {
  readonly name: string
  readonly entries: readonly CalendarEntry[]
  readonly unfit: readonly string[]
  readonly broken: number
}

function remarksOn({ name, entries, unfit, broken }: Seen): string[] {
  const floating = entries.filter(({ wall }) => wall.zone === null && !wall.allDay).length
  const own = new Set(entries.flatMap(({ wall }) => (wall.offsets ? [wall.zone] : [])))
  const lost = unfit.length + broken
  return [
    ...(lost > 0
      ? [
          `In “${name}”, ${counted(lost, { one: 'entry', more: 'entries' })} cannot be read: ${because(unfit)}`,
        ]
      : []),
    ...(floating > 0
      ? [
          `In “${name}”, ${counted(floating, { one: 'entry says', more: 'entries say' })} no time zone: ${floating === 1 ? 'it is' : 'they are'} read in the zone of whoever looks.`,
        ]
      : []),
    ...[...own]
      .slice(0, TOLD)
      .map(
        (zone) => `“${name}” brings a time zone of its own, “${zone}”, which is read as it says.`,
      ),
  ]
}

const because = (unfit: readonly string[]): string => {
  const reasons = [...new Set(unfit)].slice(0, TOLD)
  return reasons.length === 0 ? 'they begin and never end.' : reasons.join(' ')
}

const counted = (count: number, words: { readonly one: string; readonly more: string }) =>
  `${count} ${count === 1 ? words.one : words.more}`
