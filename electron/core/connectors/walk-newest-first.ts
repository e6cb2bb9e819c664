import { z } from 'zod'
import type { Leaf, Walk } from './connector.ts'

type Json = z.core.util.JSONType

/** A list that its source tells newest first, page after page. */
export type Listing<Row> = {
  /** Where the first page is asked. */
  readonly first: Json
  /** One page; `anew` asks for all of it, even where it is the same as last time. */
  readonly ask: (place: Json, how: { readonly anew: boolean }) => Promise<Page<Row>>
  /** By what the list is ordered, in epoch milliseconds; `undefined` where the row does not say. */
  readonly at: (row: Row) => number | undefined
  readonly keyOf: (row: Row) => string | undefined
  /** One row by its key; `undefined` where it is gone. */
  readonly one?: (key: string) => Promise<Row | undefined>
  /** How far below the newest that is known a refresh goes, for what came late. */
  readonly overlapMs: number
  /** Nothing older is read. */
  readonly horizon: number
  /** The page before, where pages are counted: what was taken away meanwhile moves rows up by one. */
  readonly back?: (place: Json) => Json
}

export type Page<Row> =
  | {
      readonly is: 'fresh'
      readonly rows: readonly Row[]
      readonly next: Json | undefined
      /** True where nothing can come after it while it stays the same, such as a page that is not full. */
      readonly ends?: boolean
      /** Remembers what is to be found again when the page is the same. */
      readonly keep: (kept: Json) => void
    }
  | { readonly is: 'same'; readonly kept: Json | undefined }

/** How many pages of the past are read in one walk, so that the present is looked at in between. */
const FILL_PAGES = 20
/** How many rows that had not ended are asked for one by one. */
const OPEN_LIMIT = 50

const Cursor = z.object({
  /** The newest moment that a finished refresh has met. */
  high: z.number(),
  /** Where the past is read on; `null` once it is known to the horizon. */
  fill: z.json(),
})
const Kept = z.object({
  next: z.json().optional(),
  oldest: z.number().nullable(),
  newest: z.number().nullable(),
  ends: z.boolean(),
})

/**
 * First what is new, then what had not ended, then on into the past. A walk that is broken off loses
 * nothing: the newest moment moves with the last leaf of a refresh only, the place in the past with
 * each page of it.
 */
export async function* walkNewestFirst<Row>(
  listing: Listing<Row>,
  walk: Pick<Walk<unknown>, 'cursor' | 'open' | 'sweep'>,
): AsyncGenerator<Leaf> {
  const known = Cursor.safeParse(walk.cursor).data
  const met = new Set<string>()
  let cursor = known
  if (cursor && !walk.sweep) {
    const until = cursor.high - listing.overlapMs
    cursor = { ...cursor, high: yield* refresh(listing, { until, high: cursor.high, met }) }
    yield* rereadOpen(listing, { open: walk.open, met })
    yield { rows: [], cursor }
    if (cursor.fill !== null) yield* fill(listing, cursor, { back: true })
    return
  }
  if (cursor && walk.sweep) {
    const { horizon } = listing
    const high = yield* refresh(listing, { until: horizon, high: cursor.high, met, anew: true })
    yield { rows: [], cursor: { high, fill: null }, metAllSince: horizon, filling: false }
    return
  }
  yield* begin(listing)
}

type Refreshing = {
  /** Rows older than this need not be met. */
  readonly until: number
  readonly high: number
  readonly met: Set<string>
  readonly anew?: true
}

/** Answers the newest moment met. */
async function* refresh<Row>(
  listing: Listing<Row>,
  { until, high, met, anew }: Refreshing,
): AsyncGenerator<Leaf, number> {
  let newest = high
  let place: Json | undefined = listing.first
  while (place !== undefined) {
    const page: Read<Row> = await readOn(listing, { place, until, anew: anew === true })
    for (const key of page.keys) met.add(key)
    newest = Math.max(newest, page.newest ?? newest)
    yield { rows: page.rows }
    place = page.oldest !== null && page.oldest < until ? undefined : page.next
  }
  return newest
}

/** The very first page tells from when on the rest is the past. */
async function* begin<Row>(listing: Listing<Row>): AsyncGenerator<Leaf> {
  const page = await read(listing, listing.first, true)
  const high = page.newest ?? listing.horizon
  const fillsOn = isPast(page, listing) ? null : (page.next ?? null)
  const cursor = { high, fill: fillsOn }
  yield { rows: page.rows, cursor, filling: fillsOn !== null }
  if (fillsOn !== null) yield* fill(listing, cursor, { back: false })
}

async function* fill<Row>(
  listing: Listing<Row>,
  cursor: z.infer<typeof Cursor>,
  { back }: { readonly back: boolean },
): AsyncGenerator<Leaf> {
  const from = cursor.fill as Json
  let place: Json | null = back && listing.back ? listing.back(from) : from
  for (let pages = 0; place !== null && pages < FILL_PAGES; pages += 1) {
    const page: Read<Row> = await read(listing, place, true)
    place = isPast(page, listing) ? null : (page.next ?? null)
    yield { rows: page.rows, cursor: { ...cursor, fill: place }, filling: place !== null }
  }
}

type Open = { readonly open: readonly string[]; readonly met: ReadonlySet<string> }

/** What had not ended may end without coming up in the list again. */
async function* rereadOpen<Row>({ one }: Listing<Row>, { open, met }: Open): AsyncGenerator<Leaf> {
  if (!one) return
  for (const key of open.filter((known) => !met.has(known)).slice(0, OPEN_LIMIT)) {
    const row = await one(key)
    if (row !== undefined) yield { rows: [row] }
  }
}

type Read<Row> = {
  /** Nothing of it was sent again, and something may follow it by now all the same. */
  readonly mayGoOn: boolean
  readonly rows: readonly Row[]
  readonly keys: readonly string[]
  readonly next: Json | undefined
  readonly oldest: number | null
  readonly newest: number | null
}

type ReadOn = { readonly place: Json; readonly until: number; readonly anew: boolean }

/** A last page that was full may have another one after it by now, although it is the same itself. */
async function readOn<Row>(listing: Listing<Row>, { place, until, anew }: ReadOn) {
  const page = await read(listing, place, anew)
  const isOut = page.oldest !== null && page.oldest >= until
  return page.mayGoOn && isOut ? read(listing, place, true) : page
}

const isPast = <Row>({ oldest }: Read<Row>, { horizon }: Listing<Row>): boolean =>
  oldest !== null && oldest < horizon

async function read<Row>(listing: Listing<Row>, place: Json, anew: boolean): Promise<Read<Row>> {
  const page = await listing.ask(place, { anew })
  if (page.is === 'same') {
    const kept = Kept.safeParse(page.kept).data
    // Whoever kept something else, in an earlier version say, is asked for all of it.
    if (!kept) return read(listing, place, true)
    const { ends, next, oldest, newest } = kept
    const mayGoOn = !ends && next === undefined
    return { mayGoOn, rows: [], keys: [], next, oldest, newest }
  }
  const moments = page.rows.flatMap((row) => listing.at(row) ?? [])
  const oldest = moments.length === 0 ? null : moments.reduce((a, b) => Math.min(a, b))
  const newest = moments.length === 0 ? null : moments.reduce((a, b) => Math.max(a, b))
  const { next, ends = false } = page
  page.keep({ ...(next !== undefined && { next }), oldest, newest, ends })
  const keys = page.rows.flatMap((row) => listing.keyOf(row) ?? [])
  return { mayGoOn: false, rows: page.rows, keys, next, oldest, newest }
}
