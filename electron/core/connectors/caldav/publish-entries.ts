import { readIcs } from '#shared/domain/calendar/read-ics.ts'
import { writeIcs } from '#shared/domain/calendar/write-ics.ts'
import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import { type Answer, OutwardError } from '../../sync/outward.ts'
import type { Publisher, Removing, Standing, Writing, Written } from '../publisher.ts'
import type { CaldavSettings } from './caldav-settings.ts'
import { collectionPath } from './dav-paths.ts'

const TYPE = 'text/calendar; charset=utf-8'

/** Writes each entry as a resource of its own, and never over what somebody else has changed. */
export const publishEntries: Publisher<CaldavSettings> = {
  into: ({ publishTo }) => (publishTo === '' ? null : collectionPath(publishTo)),
  write: writeEntry,
  remove: removeEntry,
}

async function writeEntry(writing: Writing<CaldavSettings>): Promise<Written> {
  const { change, entry, overwrites, standing } = writing
  const href = standing?.href ?? hrefOf(writing.into, entry.uid)
  const known = standing && !overwrites ? await withTag(writing, standing) : undefined
  if (standing && !overwrites && known === undefined) return conflict(undefined, entry)
  const expects = overwrites ? 'whatever' : known === undefined ? 'nothing' : { etag: known }
  const body = writeIcs({ ...entry, url: null, stampedAt: writing.now })
  const sent = await change.send({ method: 'PUT', where: { url: href }, body, type: TYPE, expects })
  if (sent.is === 'done') return { is: 'done', href, etag: sent.etag }
  const found = await look(writing, href)
  if (found && tells(found.text, entry)) return { is: 'done', href, etag: found.etag }
  return conflict(found, entry)
}

async function removeEntry(removing: Removing<CaldavSettings>): ReturnType<Publisher['remove']> {
  const { change, overwrites, standing } = removing
  if (!standing) return { is: 'gone' }
  const { href } = standing
  const known = overwrites ? undefined : await withTag(removing, standing)
  const expects = known === undefined ? 'whatever' : { etag: known }
  const sent = await change.send({ method: 'DELETE', where: { url: href }, expects })
  if (sent.is === 'done' || !(await look(removing, href))) return { is: 'gone' }
  const because = 'Somebody changed the entry in the calendar, so it was not taken away.'
  return { is: 'conflict', because }
}

const hrefOf = (calendar: string, uid: string) =>
  `${calendar.replace(/\/*$/, '/')}${encodeURIComponent(uid)}.ics`

type Changing = Pick<Writing<CaldavSettings>, 'outward'>

/** Not every server says with its answer which tag the entry has now. */
async function withTag(changing: Changing, { href, etag }: Standing): Promise<string | undefined> {
  return etag ?? (await look(changing, href))?.etag ?? undefined
}

type Found = { readonly text: string; readonly etag: string | null }

/** `undefined` where nothing stands there any more. */
async function look({ outward }: Changing, href: string): Promise<Found | undefined> {
  const answer = await outward
    .get({ url: href }, { as: 'text', accept: 'text/calendar' })
    .catch(orGone)
  if (answer?.is !== 'fresh' || typeof answer.body !== 'string') return undefined
  return { text: answer.body, etag: answer.headers['etag'] ?? null }
}

function orGone(error: unknown): Answer | undefined {
  if (error instanceof OutwardError && error.trouble === 'missing') return undefined
  throw error
}

/** Servers rewrite what they are given, so it is asked what it tells: an answer may have been lost. */
function tells(text: string, entry: PublishedEntry): boolean {
  const read = readIcs(text, 'UTC')
  const [found, ...more] = read.outcome === 'read' ? read.entries : []
  return (
    found !== undefined &&
    more.length === 0 &&
    found.uid === entry.uid &&
    found.sequence === entry.sequence &&
    found.startsAt === entry.startsAt &&
    found.endsAt === entry.endsAt &&
    found.title === entry.title &&
    found.status === entry.status
  )
}

function conflict(found: Found | undefined, { title }: PublishedEntry): Written {
  const because = found
    ? `Somebody changed “${title}” in the calendar; it was not written over.`
    : `Somebody took “${title}” out of the calendar; it was not put back.`
  return { is: 'conflict', because }
}
