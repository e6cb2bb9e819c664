import { readIcs } from '#shared/domain/ics/read-ics.ts'
import { writeIcs } from '#shared/domain/ics/write-ics.ts'
import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import { type Answer, type Change, OutwardError } from '../../sync/outward.ts'
import type { Publisher, Removing, Writing, Written } from '../publisher.ts'
import type { CaldavSettings } from './caldav-settings.ts'
import { collectionPath } from './dav-paths.ts'

const TYPE = 'text/calendar; charset=utf-8'

/** Writes each entry as a resource of its own, and never over what somebody else has changed. */
export const publishEntries: Publisher<CaldavSettings> = {
  into: ({ publishTo }) => (publishTo === '' ? null : collectionPath(publishTo)),
  hrefOf: (into, uid) => `${into.replace(/\/*$/, '/')}${encodeURIComponent(uid)}.ics`,
  write: writeEntry,
  remove: removeEntry,
}

type Changing = Writing<CaldavSettings> | Removing<CaldavSettings>
type Found = { readonly text: string; readonly etag: string | null }

async function writeEntry(writing: Writing<CaldavSettings>): Promise<Written> {
  const { change, entry, overwrites, standing } = writing
  const body = writeIcs({ ...entry, url: null, stampedAt: writing.now })
  const put = (expects: Change['expects']) =>
    change.send({ method: 'PUT', where: { url: standing.href }, body, type: TYPE, expects })
  if (standing.etag !== null && !overwrites) {
    const sent = await put({ etag: standing.etag })
    if (sent.is === 'done') return written(writing, sent.etag)
  }
  const found = overwrites ? undefined : await look(writing)
  if (found && tells(found, entry)) return { is: 'done', etag: found.etag }
  if (!overwrites && !isOurs(found, writing)) return changedThere(found, entry)
  const sent = await put(overwrites ? 'whatever' : expecting(found))
  return sent.is === 'done' ? written(writing, sent.etag) : changedThere(found, entry)
}

/** Not every server says with its answer which tag the entry has now; it is asked while nobody else was there. */
async function written(writing: Writing<CaldavSettings>, etag: string | null): Promise<Written> {
  if (etag !== null) return { is: 'done', etag }
  const found = await look(writing)
  return { is: 'done', etag: found && tells(found, writing.entry) ? found.etag : null }
}

async function removeEntry(removing: Removing<CaldavSettings>): ReturnType<Publisher['remove']> {
  const { change, overwrites, standing } = removing
  const remove = (expects: Change['expects']) =>
    change.send({ method: 'DELETE', where: { url: standing.href }, expects })
  if (overwrites || standing.etag !== null) {
    const sent = await remove(overwrites ? 'whatever' : { etag: standing.etag! })
    if (sent.is === 'done') return { is: 'gone' }
  }
  const found = await look(removing)
  if (!found) return { is: 'gone' }
  const sent = isOurs(found, removing) ? await remove(expecting(found)) : undefined
  if (sent?.is === 'done') return { is: 'gone' }
  const because = 'Somebody changed the entry in the calendar, so it was not taken away.'
  return { is: 'conflict', because }
}

const expecting = (found: Found | undefined): Change['expects'] => {
  if (!found) return 'nothing'
  return found.etag === null ? 'whatever' : { etag: found.etag }
}

/** Whether what stands there is what was written from here, an answer to which may have been lost. */
function isOurs(found: Found | undefined, { standing: { told, tried } }: Changing): boolean {
  if (!found) return told === null
  return [...tried, ...(told ? [told] : [])].some((entry) => tells(found, entry))
}

/** `undefined` where nothing stands there. */
async function look({ outward, standing }: Changing): Promise<Found | undefined> {
  const wish = { as: 'text', accept: 'text/calendar' } as const
  const answer = await outward.get({ url: standing.href }, wish).catch(orGone)
  if (answer?.is !== 'fresh' || typeof answer.body !== 'string') return undefined
  return { text: answer.body, etag: answer.headers['etag'] ?? null }
}

function orGone(error: unknown): Answer | undefined {
  if (error instanceof OutwardError && error.trouble === 'missing') return undefined
  throw error
}

/** Servers rewrite what they are given, so it is asked what it tells. */
function tells({ text }: Found, entry: PublishedEntry): boolean {
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

function changedThere(found: Found | undefined, { title }: PublishedEntry): Written {
  const because = found
    ? `Somebody changed “${title}” in the calendar; it was not written over.`
    : `Somebody took “${title}” out of the calendar; it was not put back.`
  return { is: 'conflict', because }
}
