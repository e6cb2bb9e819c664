import { z } from 'zod'
import { Unfit, type Walk } from '../connector.ts'
import type { Listing, Page } from '../walk-newest-first.ts'
import { askGithub, askWhetherChanged } from './ask-github.ts'
import { type GithubSettings, horizonOf } from './github-settings.ts'
import { id, peek } from './raw-fields.ts'

/** One row of a list, or one thing that was read in full besides it. */
export type Listed = {
  readonly is: 'listed' | 'whole'
  readonly raw: unknown
  readonly key: string | undefined
  readonly at: number | undefined
}

export type RepositoryList = {
  /** Below the repository. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly pageSize: number
  readonly rowsOf: (body: unknown) => unknown
  /** By what the list is ordered. */
  readonly at: (raw: unknown) => number | undefined
  /** Loosely, where single rows may stand further down than their moment says. */
  readonly order: 'strict' | 'loose'
  readonly overlapMs: number
  /** One thing in full by its key; `undefined` where it is gone, or as it was. */
  readonly one?: (key: string) => Promise<unknown>
}

/** Within a walk GitHub's own link is followed; a later one goes on by the number of the page. */
const Place = z.object({ page: z.int().min(1), url: z.string().nullable() })
type Place = z.infer<typeof Place>

/** No repository is older than GitHub, and none has rows of next week. */
const GITHUB_BEGAN = Date.UTC(2008, 0)
const AHEAD_MS = 7 * 24 * 60 * 60_000

export const pathOf = (part: string, below: string): string => `/repos/${part}/${below}`

export const keyOfRaw = (raw: unknown): string | undefined =>
  peek(id, { raw, field: 'id' })?.toString()

/** How one list of a repository is walked. */
export function listingOf(walk: Walk<GithubSettings>, list: RepositoryList): Listing<Listed> {
  const { one } = list
  const first: Place = { page: 1, url: null }
  return {
    first,
    ask: (place, { anew }) => askPage({ walk, list, place: Place.parse(place), anew }),
    at: ({ at }) => at,
    keyOf: ({ key }) => key,
    overlapMs: list.overlapMs,
    horizon: horizonOf(walk),
    back: (place): Place => ({ page: Math.max(1, Place.parse(place).page - 1), url: null }),
    ...(one && {
      async one(key: string): Promise<Listed | undefined> {
        const raw = await one(key)
        return raw === undefined ? undefined : { is: 'whole', raw, key, at: undefined }
      },
    }),
  }
}

type Asking = {
  readonly walk: Walk<GithubSettings>
  readonly list: RepositoryList
  readonly place: Place
  readonly anew: boolean
}

async function askPage({ walk, list, place, anew }: Asking): Promise<Page<Listed>> {
  const { page, url } = place
  const query = {
    ...list.query,
    per_page: String(list.pageSize),
    ...(page > 1 && { page: String(page) }),
  }
  const where = url === null ? { path: pathOf(walk.part, list.path), query } : { url }
  const ask = anew ? askGithub : askWhetherChanged
  const answer = await ask(walk.outward, where)
  if (answer.is === 'same') return answer
  const raws = list.rowsOf(answer.body)
  if (!Array.isArray(raws)) throw new Unfit('GitHub answered with something that is no list.')
  const { next } = answer
  return {
    is: 'fresh',
    rows: toListed(raws, { list, now: walk.now }),
    next: after(page, next),
    ends: next === undefined && raws.length < list.pageSize,
    keep: answer.keep,
  }
}

function after(page: number, next: string | undefined): Place | undefined {
  if (next === undefined) return undefined
  const said = URL.canParse(next) ? Number(new URL(next).searchParams.get('page')) : Number.NaN
  return { page: Number.isSafeInteger(said) && said > 0 ? said : page + 1, url: next }
}

type Reading = { readonly list: RepositoryList; readonly now: number }

/** Where the order is loose, a page is as new as its newest row, so that one old row ends nothing. */
function toListed(raws: readonly unknown[], { list, now }: Reading): Listed[] {
  const believable = (at: number | undefined) =>
    at !== undefined && at > GITHUB_BEGAN && at < now + AHEAD_MS ? at : undefined
  const moments = raws.map((raw) => believable(list.at(raw)))
  const newest = moments.reduce((a, b) => (a === undefined || (b ?? a) > a ? b : a), undefined)
  return raws.map((raw, i) => ({
    is: 'listed',
    raw,
    key: keyOfRaw(raw),
    at: list.order === 'loose' ? newest : moments[i],
  }))
}
