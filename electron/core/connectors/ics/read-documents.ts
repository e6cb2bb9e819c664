import { z } from 'zod'
import { openIcs } from '#shared/domain/ics/open-ics.ts'
import { type Document, OutwardError } from '../../sync/outward.ts'
import type { Leaf, Walk } from '../connector.ts'
import { EntryRow, keysWithin } from '../entry-row.ts'
import { oneOfMany } from '../one-of-many.ts'
import type { IcsSettings } from './ics-settings.ts'

/** How files of calendars are named. */
export const CALENDARS = /\.(ics|ical|icalendar)$/i
/** The only part there is: what the address leads to is looked at as a whole. */
export const EVERYTHING = '*'

/** Few, because each is read in one go. */
const LEAF = 25
const READ_WHOLE = 'whole'
const Cursor = z.object({ names: z.array(z.string()) })

/**
 * Each document whole, unless it is the same as last time. What is gone from a document is gone, and
 * so is all of a document that is there no more. One that cannot be read never holds up the others.
 */
export async function* walkDocuments(walk: Walk<IcsSettings>): AsyncGenerator<Leaf> {
  const documents = await walk.outward.documents(CALENDARS)
  const known = Cursor.safeParse(walk.cursor).data?.names ?? []
  const names = documents.map(({ name }) => name)
  const failures: { readonly name: string; readonly error: unknown }[] = []
  for (const document of documents) {
    try {
      yield* walkDocument(document, walk)
    } catch (error) {
      if (!(error instanceof OutwardError)) throw error
      failures.push({ name: document.name, error })
    }
  }
  const left = known.filter((name) => !names.includes(name))
  yield { rows: [], cursor: { names }, wholeOf: left.map(placeOf).map(keysWithin) }
  const [first, ...others] = failures
  if (first) throw failures.length < documents.length ? oneOfMany([first, ...others]) : first.error
}

const placeOf = (name: string) => ({ calendar: name, within: [] })

async function* walkDocument(document: Document, { sweep }: Walk<IcsSettings>) {
  const answer = await readAnew(document, sweep ? 'all' : 'changed')
  if (answer.is === 'same') return
  const place = placeOf(document.name)
  const opened = openDocument(document, answer.body)
  for (let at = 0; at < opened.events.length; at += LEAF) {
    const events = opened.events.slice(at, at + LEAF)
    yield { rows: events.map((event) => new EntryRow(place, event)) }
  }
  // Only from here on it is known whole: until then it is not taken for “the same”.
  answer.keep(READ_WHOLE)
  // What began and never ended may be any of those that are missing.
  yield { rows: [], wholeOf: opened.broken > 0 ? [] : [keysWithin(place)] }
}

/** What was broken off in the middle of a document is asked for again, although it has not changed. */
async function readAnew(document: Document, wanted: 'all' | 'changed') {
  const wish = { accept: 'text/calendar, */*;q=0.1' }
  const answer = await document.get({ ...wish, unlessSame: wanted === 'changed' })
  return answer.is === 'same' && answer.kept !== READ_WHOLE ? document.get(wish) : answer
}

/** The events of a document; throws what stands against reading it. */
export function openDocument({ name }: Pick<Document, 'name'>, body: unknown) {
  const opened = openIcs(typeof body === 'string' ? body : '')
  if (opened.outcome === 'opened') return opened
  throw new OutwardError(`“${name}” cannot be read. ${opened.because}`, {
    trouble: opened.tooLarge ? 'tooLarge' : 'notUnderstood',
    fix: opened.tooLarge
      ? 'Split the calendar, or leave out what is long past.'
      : 'Check the address: it should lead to a calendar in the iCalendar format, not to a page that shows one.',
  })
}
