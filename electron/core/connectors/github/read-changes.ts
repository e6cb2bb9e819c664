import { z } from 'zod'
import type { ChangeState } from '#shared/vocabulary/change.ts'
import type { About, Leaf, Stream, Walk } from '../connector.ts'
import type { Observed } from '../observation.ts'
import type { Listing } from '../walk-newest-first.ts'
import type { GithubSettings } from './github-settings.ts'
import { openPullDetails, touchedOf } from './pull-details.ts'
import { count, fit, id, login, moment, perhaps, text, webAddress } from './raw-fields.ts'
import { type Listed, listingOf } from './repository-listing.ts'
import { cursorOf, type Phase, walkRepository } from './walk-repository.ts'

const MINUTE_MS = 60_000

/** Whatever happens to a pull request moves it to the top: none has to be looked after by itself. */
function walkChanges(walk: Walk<GithubSettings>): AsyncGenerator<Leaf> {
  const listing = listingOf(walk, {
    path: 'pulls',
    query: { state: 'all', sort: 'updated', direction: 'desc' },
    pageSize: 50,
    rowsOf: (body) => body,
    at: touchedOf,
    order: 'strict',
    overlapMs: 6 * 60 * MINUTE_MS,
  })
  const { expand, owed, payBack } = openPullDetails(walk, cursorOf(walk)?.owed ?? [])
  async function* finish(phase: Phase) {
    if (phase === 'sweep') yield* meetMoved(listing, walk.now)
    yield* payBack()
  }
  return walkRepository(walk, { listing, expand, touchedOf, owed, finish })
}

/** What moved from a page that was not read yet to one that was, while everything was met. */
async function* meetMoved(listing: Listing<Listed>, began: number): AsyncGenerator<unknown[]> {
  let place: Parameters<typeof listing.ask>[0] | undefined = listing.first
  while (place !== undefined) {
    const page: Awaited<ReturnType<typeof listing.ask>> = await listing.ask(place, { anew: true })
    if (page.is === 'same') return
    yield page.rows.map(({ raw }) => ({ pull: raw, commits: null }))
    const oldest = page.rows.flatMap(({ at }) => at ?? []).at(-1)
    place = oldest === undefined || oldest < began - CLOCKS_APART_MS ? undefined : page.next
  }
}

/** The clock of the host may go ahead of ours or behind it. */
const CLOCKS_APART_MS = 10 * MINUTE_MS

export const RawCommit = z.object({
  sha: z.string().min(1),
  commit: perhaps(z.object({ author: perhaps(z.object({ name: text, date: perhaps(moment) })) })),
  author: login,
})

export const RawChange = z.object({
  pull: z.object({
    id,
    number: id,
    title: text,
    state: text,
    draft: perhaps(z.boolean()),
    user: login,
    base: perhaps(z.object({ ref: text })),
    created_at: moment,
    updated_at: moment,
    closed_at: perhaps(moment),
    merged_at: perhaps(moment),
    merge_commit_sha: text,
    additions: count,
    deletions: count,
    changed_files: count,
    html_url: webAddress,
  }),
  commits: z.array(RawCommit).nullable(),
})
type RawChange = z.infer<typeof RawChange>

function parseChange(raw: unknown, { part }: About<GithubSettings>): Observed {
  const { pull, commits } = fit(RawChange, { raw, what: 'A pull request' })
  const state = stateOf(pull)
  return {
    of: 'changes',
    key: String(pull.id),
    // Read in full it is newer than in a list, or it would lose its commits when it is met again.
    revision: pull.updated_at + (pull.additions === null ? 0 : 1),
    said: {
      project: part,
      number: String(pull.number),
      title: pull.title ?? '',
      state,
      original: originalOf(pull),
      by: pull.user,
      target: pull.base?.ref ?? null,
      openedAt: pull.created_at,
      mergedAt: pull.merged_at,
      closedAt: pull.closed_at,
      // Until it is merged this is a commit that GitHub merges for a trial.
      mergeCommit: state === 'merged' ? pull.merge_commit_sha : null,
      added: pull.additions,
      removed: pull.deletions,
      files: pull.changed_files,
      commits: commits?.map(toCommit) ?? null,
      url: pull.html_url,
    },
  }
}

function stateOf({ state, merged_at }: RawChange['pull']): ChangeState {
  if (merged_at !== null) return 'merged'
  return state === 'open' || state === 'closed' ? state : 'unknown'
}

const originalOf = ({ state, merged_at, draft }: RawChange['pull']): string =>
  [state, merged_at === null ? null : 'merged', draft ? 'draft' : null].filter(Boolean).join('/')

const toCommit = ({ sha, commit, author }: z.infer<typeof RawCommit>) => ({
  sha,
  authoredAt: commit?.author?.date ?? null,
  by: author ?? commit?.author?.name ?? null,
})

/** Pull requests with what they bring. */
export const changes: Stream<GithubSettings> = {
  name: 'changes',
  observes: 'changes',
  everyMs: 5 * MINUTE_MS,
  parts: ({ repositories }) => repositories,
  walk: walkChanges,
  parse: parseChange,
}
