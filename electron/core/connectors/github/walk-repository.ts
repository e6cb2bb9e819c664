import { z } from 'zod'
import type { Leaf, Walk } from '../connector.ts'
import { type Listing, walkNewestFirst } from '../walk-newest-first.ts'
import type { GithubSettings } from './github-settings.ts'
import type { Listed } from './repository-listing.ts'

type Json = z.core.util.JSONType

const Cursor = z.object({
  /** How many days back were asked for when it began. */
  days: z.int(),
  /** How far the walk of the list has come. */
  list: z.json(),
  /** Whatever was touched at GitHub before this moment has been read in full. */
  touched: z.int().nullable(),
  /** The same for what a refresh does not reach: it holds for all rows. */
  swept: z.int().nullable(),
  /** What is still to be read in full, by number. */
  owed: z.array(z.int()),
})
type Cursor = z.infer<typeof Cursor>

/** GitHub may show a change a little later than it dates it. */
const MARGIN_MS = 30 * 60_000

export type Phase = 'refresh' | 'sweep' | 'fill'

/** Of which rows more has to be read: of those that were touched since, and of all where that is not known. */
export type Since = { readonly phase: Phase; readonly since: number | undefined }

export type RepositoryReading = {
  readonly listing: Listing<Listed>
  readonly expand: (rows: readonly Listed[], of: Since) => Promise<readonly unknown[]>
  readonly touchedOf?: (raw: unknown) => number | undefined
  /** What is read besides, once the list is through. */
  readonly finish?: (phase: Phase) => AsyncIterable<readonly unknown[]>
  readonly owed?: () => readonly number[]
}

/** What an earlier walk left behind; nothing where more days are asked for by now. */
export function cursorOf({ cursor, settings }: Walk<GithubSettings>): Cursor | undefined {
  const known = Cursor.safeParse(cursor).data
  return known && known.days >= settings.days ? known : undefined
}

/** Walks a list of a repository, and reads of its rows what the list does not tell. */
export async function* walkRepository(
  walk: Walk<GithubSettings>,
  reading: RepositoryReading,
): AsyncGenerator<Leaf> {
  const known = cursorOf(walk)
  const { expand, finish, touchedOf, owed = () => [] } = reading
  const begins = walk.sweep && known ? 'sweep' : 'refresh'
  const before = begins === 'sweep' ? known?.swept : known?.touched
  const since = before == null ? undefined : before - MARGIN_MS
  let phase: Phase = begins
  let list: Json | undefined = known?.list
  let touched = known?.touched ?? null
  let swept = known?.swept ?? null
  let mark: number | undefined
  const { days } = walk.settings
  const standing = () =>
    list === undefined
      ? {}
      : { cursor: { days, list, touched, swept, owed: [...owed()] } satisfies Cursor }

  async function* besides(): AsyncGenerator<Leaf> {
    for await (const rows of finish?.(begins) ?? []) yield { rows, ...standing() }
  }
  for await (const leaf of walkNewestFirst(reading.listing, { ...walk, cursor: list })) {
    // The listing makes no other rows.
    const rows = leaf.rows as readonly Listed[]
    // Only of the first page it is certain that nothing that was touched before it was overlooked.
    mark ??= touchedOf && newestOf(rows, touchedOf)
    const expanded = await expand(rows, { phase, since })
    if (leaf.cursor !== undefined) {
      list = leaf.cursor
      if (phase !== 'fill') touched = Math.max(touched ?? 0, mark ?? 0)
      if (phase === 'sweep' || (phase === 'refresh' && !known)) swept = touched
      phase = 'fill'
    }
    if (leaf.metAllSince !== undefined) yield* besides()
    yield { ...leaf, rows: expanded, ...standing() }
    if (leaf.metAllSince !== undefined) return
  }
  yield* besides()
}

function newestOf(
  rows: readonly Listed[],
  touchedOf: (raw: unknown) => number | undefined,
): number | undefined {
  const moments = rows
    .filter(({ is }) => is === 'listed')
    .flatMap(({ raw }) => touchedOf(raw) ?? [])
  return moments.length === 0 ? undefined : moments.reduce((a, b) => Math.max(a, b))
}
