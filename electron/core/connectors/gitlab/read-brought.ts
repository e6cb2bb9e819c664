import { z } from 'zod'
import { type Outward, OutwardError } from '../../sync/outward.ts'
import { fieldOf } from '../raw-fields.ts'
import { askPage } from './ask-page.ts'
import { type Churn, churnOf } from './churn-of.ts'
import { passOver } from './passed-over.ts'

/** Beyond so many pages a merge request is too large for its parts to be told apart. */
const PAGES = 5

type Brought = {
  readonly outward: Outward
  /** The path of the project. */
  readonly project: string
  /** The path of the merge request. */
  readonly at: string
  readonly row: unknown
}

/** What a merge request brings; `null` for what cannot be had of it. */
export async function readBrought(of: Brought) {
  const commits = await listOf(of.outward, `${of.at}/commits`)
  const files = await listOf(of.outward, `${of.at}/diffs`)
  const churn = files && churnOf(files)
  const counted = churn?.whole ? churn : await mergedChurn(of)
  return {
    commits: commits?.map(commitOf) ?? null,
    added: counted?.added ?? null,
    removed: counted?.removed ?? null,
    files: churn?.files ?? null,
  }
}

/** Every row of a list beside the merge request, or `undefined` where not all of it can be had. */
async function listOf(outward: Outward, path: string): Promise<readonly unknown[] | undefined> {
  const rows: unknown[] = []
  for (let page = 1; page <= PAGES; page += 1) {
    const read = await passOver(() => askPage({ outward, path, query: {}, page, anew: true }))
    if (read === 'failing') throw failing(path)
    if (read?.is !== 'fresh') return undefined
    rows.push(...read.rows)
    if (!read.more) return rows
  }
  return undefined
}

/** Said again, so that the whole of it is asked for another time. */
const failing = (path: string) =>
  new OutwardError(`GitLab failed at ${path}.`, { trouble: 'failing', passing: true })

const Stats = z.object({
  stats: z.object({ additions: z.int().nonnegative(), deletions: z.int().nonnegative() }),
})

/** The commit of the merge counts against the branch it went to, however large it is. */
async function mergedChurn({
  outward,
  project,
  row,
}: Brought): Promise<Partial<Churn> | undefined> {
  const sha = fieldOf(row, 'merge_commit_sha') ?? fieldOf(row, 'squash_commit_sha')
  if (typeof sha !== 'string') return undefined
  const path = `${project}/repository/commits/${encodeURIComponent(sha)}`
  const read = await passOver(() => outward.get({ path }))
  if (read === undefined || read === 'failing' || read.is === 'same') return undefined
  const { stats } = Stats.safeParse(read.body).data ?? {}
  return stats && { added: stats.additions, removed: stats.deletions }
}

/** Nobody's address is kept, nor what they wrote. */
const commitOf = (raw: unknown) => ({
  id: fieldOf(raw, 'id'),
  authored_date: fieldOf(raw, 'authored_date'),
  author_name: fieldOf(raw, 'author_name'),
})
