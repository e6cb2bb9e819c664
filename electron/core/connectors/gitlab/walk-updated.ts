import { z } from 'zod'
import type { Leaf, Walk } from '../connector.ts'
import { fieldOf, momentOf } from '../raw-fields.ts'
import { type Listing, type Page, walkNewestFirst } from '../walk-newest-first.ts'
import { askPage } from './ask-page.ts'
import { passOver } from './passed-over.ts'
import { firstPlace, PlaceInList, placeBefore, placeBelow } from './place-in-list.ts'
import { type Details, openDetails } from './read-details.ts'
import { type GitlabSettings, horizonOf } from './settings.ts'
import type { UpdatedList } from './updated-list.ts'

const OVERLAP_MS = 6 * 60 * 60_000
/** What was written while an earlier page was read may bear a moment from before that page. */
const SLACK_MS = 60_000
/** How often a sweep looks again for what was moved while it went on. */
const LOOKS_AGAIN = 5
/** The lower bound keeps still for so long, so that the address of the first page does. */
const BOUND_MS = 30 * 24 * 60 * 60_000

const High = z.object({ high: z.number() })
const Cursor = z.record(z.string(), z.json())
const Kept = z.looseObject({ keys: z.array(z.string()).catch([]) })

type Walking = Walk<GitlabSettings>
type UpdatedListing = Listing<unknown>
type Ask = UpdatedListing['ask']

const changedAt = (raw: unknown): number | undefined => momentOf(fieldOf(raw, 'updated_at'))

/** Reads a list by when its rows changed last: whatever changes comes to its top. */
export async function* walkUpdated(walk: Walking, list: UpdatedList): AsyncGenerator<Leaf> {
  const details = openDetails({ list, outward: walk.outward, cursor: walk.cursor })
  const listing = listingOf({ walk, list, details })
  let paid = false
  for await (const leaf of walkNewestFirst(listing, walk)) {
    if (leaf.cursor === undefined) {
      yield leaf
      continue
    }
    const { metAllSince, ...rest } = leaf
    const swept = metAllSince !== undefined && (yield* meetMoved(listing.ask, leaf.cursor))
    const rows = paid ? leaf.rows : [...leaf.rows, ...(await details.pay())]
    paid = true
    const cursor = { ...Cursor.parse(leaf.cursor), owed: [...details.owed()] }
    yield { ...rest, rows, cursor, ...(swept && { metAllSince }) }
  }
}

type Parts = { readonly walk: Walking; readonly list: UpdatedList; readonly details: Details }

function listingOf(parts: Parts): UpdatedListing {
  const { walk, list } = parts
  /** Keys of pages that were the same: whatever is on them has not moved. */
  const unmoved = new Set<string>()
  return {
    first: firstPlace,
    ask: askOf(parts, unmoved),
    at: changedAt,
    keyOf: list.keyOf,
    async one(key) {
      if (unmoved.has(key)) return undefined
      const read = await passOver(() =>
        walk.outward.get({ path: list.pathOf(key) }, { unlessSame: true }),
      )
      if (read === undefined || read === 'failing' || read.is === 'same') return undefined
      read.keep(null)
      return read.body
    },
    overlapMs: OVERLAP_MS,
    horizon: horizonOf(walk),
    back: (place) => placeBefore(PlaceInList.parse(place)),
  }
}

/**
 * A refresh counts its few pages, whose addresses stay the same and so need not be sent again; the past
 * is cut by moments, which no page can slip out of.
 */
function askOf({ walk, list, details }: Parts, unmoved: Set<string>): Ask {
  const bound = Math.floor(horizonOf(walk) / BOUND_MS) * BOUND_MS
  const high = High.safeParse(walk.cursor).data?.high
  const wanted = (filling: boolean) => (raw: unknown) =>
    filling || high === undefined || (changedAt(raw) ?? high) > high - SLACK_MS

  return async (said, { anew }): Promise<Page<unknown>> => {
    const place = PlaceInList.parse(said)
    const counted = place.before === null
    const page = await askPage({
      outward: walk.outward,
      path: list.path,
      query: { ...list.query, ...ordered, ...cut({ after: bound, before: place.before }) },
      page: place.page,
      anew: anew || !counted,
    })
    if (page.is === 'same') {
      for (const key of Kept.safeParse(page.kept).data?.keys ?? []) unmoved.add(key)
      return page
    }
    const filling = anew && !walk.sweep
    const rows = await details.enrich(page.rows, { wants: wanted(filling), first: !filling })
    const following = { before: null, page: place.page + 1 }
    const below = anew || !counted ? placeBelow(place, oldestOf(page.rows)) : following
    const keys = page.rows.flatMap((raw) => list.keyOf(raw) ?? [])
    return {
      is: 'fresh',
      rows,
      next: page.more ? below : undefined,
      ends: !page.more,
      keep: (kept) =>
        counted &&
        page.keep({ ...Cursor.parse(kept), keys, ...(page.more && { next: following }) }),
    }
  }
}

const ordered = { order_by: 'updated_at', sort: 'desc' }

const cut = ({ after, before }: { readonly after: number; readonly before: number | null }) => ({
  updated_after: new Date(after).toISOString(),
  updated_before: before === null ? undefined : new Date(before).toISOString(),
})

function oldestOf(rows: readonly unknown[]): number | undefined {
  const moments = rows.flatMap((raw) => changedAt(raw) ?? [])
  return moments.length === 0 ? undefined : moments.reduce((a, b) => Math.min(a, b))
}

/**
 * What changed while a sweep went on has left the pages that were still to come, and stands at the top
 * now. Answers whether all of it was met: what fits one page was met in one moment, and where nothing
 * came to the top since, nothing has moved.
 */
async function* meetMoved(ask: Ask, cursor: unknown): AsyncGenerator<Leaf, boolean> {
  let { high } = High.parse(cursor)
  for (let looks = 0; looks < LOOKS_AGAIN; looks += 1) {
    const { rows, next } = await freshPage(ask, firstPlace)
    yield { rows }
    const newest = rows.reduce<number>((top, raw) => Math.max(top, changedAt(raw) ?? top), 0)
    const until = high - SLACK_MS
    let oldest = oldestOf(rows) ?? 0
    if (newest <= high || next === undefined || oldest < until) return true
    high = newest
    let place: Place | undefined = next
    while (place !== undefined && oldest >= until) {
      const page: Fresh = await freshPage(ask, place)
      yield { rows: page.rows }
      oldest = oldestOf(page.rows) ?? oldest
      place = page.next
    }
  }
  return false
}

type Place = Listing<unknown>['first']
type Fresh = { readonly rows: readonly unknown[]; readonly next: Place | undefined }

async function freshPage(ask: Ask, place: Place): Promise<Fresh> {
  const page = await ask(place, { anew: true })
  return page.is === 'fresh' ? page : { rows: [], next: undefined }
}
