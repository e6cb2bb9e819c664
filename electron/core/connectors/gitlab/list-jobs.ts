import { z } from 'zod'
import type { Answer } from '../../sync/outward.ts'
import { Unfit, type Walk } from '../connector.ts'
import { due, fieldOf, momentOf } from '../raw-fields.ts'
import type { Listing, Page } from '../walk-newest-first.ts'
import { PER_PAGE } from './ask-page.ts'
import { passOver } from './passed-over.ts'
import { type GitlabSettings, horizonOf, projectPath } from './settings.ts'

/** Numbers are given in the order of their moments: nothing comes late. */
const OVERLAP_MS = 60 * 60_000

const Kept = z.looseObject({ keys: z.array(z.string()).catch([]) })
/** What stands behind a row that was met; `null` is the top of the list. */
const Cursor = z.string().min(1).nullable()

export const keyOfJob = (raw: unknown): string | undefined =>
  due.id.safeParse(fieldOf(raw, 'id')).data?.toString()

const createdAt = (raw: unknown): number | undefined => momentOf(fieldOf(raw, 'created_at'))

export const jobsPath = (part: string): string => `${projectPath(part)}/jobs`

/** Every job of a project, the newest first; whatever is tried again is a job of its own. */
export function listJobs(walk: Walk<GitlabSettings>): Listing<unknown> {
  const path = jobsPath(walk.part)
  const { outward } = walk
  /** Keys of a page that was the same: whatever is on it has not changed. */
  const unmoved = new Set<string>()

  async function ask(place: unknown, { anew }: { readonly anew: boolean }): Promise<Page<unknown>> {
    const cursor = Cursor.parse(place) ?? undefined
    const query = { ...byId, per_page: String(PER_PAGE), cursor }
    const again = anew || cursor !== undefined
    const answer = await outward.get({ path, query }, again ? {} : { unlessSame: true })
    if (answer.is === 'same') {
      for (const key of Kept.safeParse(answer.kept).data?.keys ?? []) unmoved.add(key)
      return answer
    }
    const rows = answer.body
    if (!Array.isArray(rows)) throw new Unfit('GitLab answered with jobs that are no list.')
    const next = cursorIn(answer.headers['link'])
    const ends = next === undefined && rows.length < PER_PAGE
    return { is: 'fresh', rows, next, ends, keep: (kept) => keepTop({ answer, cursor, kept }) }
  }

  return {
    first: null,
    ask,
    at: createdAt,
    keyOf: keyOfJob,
    async one(key) {
      if (unmoved.has(key)) return undefined
      const at = { path: `${path}/${encodeURIComponent(key)}` }
      const read = await passOver(() => outward.get(at, { unlessSame: true }))
      if (read === undefined || read === 'failing' || read.is === 'same') return undefined
      read.keep(null)
      return read.body
    },
    overlapMs: OVERLAP_MS,
    horizon: horizonOf(walk),
  }
}

const byId = { pagination: 'keyset', order_by: 'id', sort: 'desc' }

type Top = {
  readonly answer: Extract<Answer, { readonly is: 'fresh' }>
  readonly cursor: string | undefined
  readonly kept: z.core.util.JSONType
}

/** Only the top has an address that stays; each page below it goes by the row above. */
function keepTop({ answer, cursor, kept }: Top): void {
  if (cursor !== undefined) return
  const rows = z.array(z.unknown()).parse(answer.body)
  const keys = rows.flatMap((raw) => keyOfJob(raw) ?? [])
  answer.keep({ ...z.record(z.string(), z.json()).parse(kept), keys })
}

/** Only the cursor is taken of the link, which may name a host that stands behind a proxy. */
function cursorIn(link: string | undefined): string | undefined {
  const target = /<([^<>]*)>\s*;[^<]*\brel="?next"?/.exec(link ?? '')?.[1]
  if (target === undefined || !URL.canParse(target, 'https://gitlab.invalid')) return undefined
  return new URL(target, 'https://gitlab.invalid').searchParams.get('cursor') || undefined
}
