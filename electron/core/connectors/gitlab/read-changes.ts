import { z } from 'zod'
import type { About, Stream } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { due, fieldOf, loose, readAs } from '../raw-fields.ts'
import { changeState } from './outcomes.ts'
import { nameOf, person } from './person.ts'
import { readBrought } from './read-brought.ts'
import { type GitlabSettings, projectPath } from './settings.ts'
import type { UpdatedList } from './updated-list.ts'
import { walkUpdated } from './walk-updated.ts'

const BroughtCommit = z.object({
  id: due.text,
  authored_date: loose.moment,
  author_name: loose.text,
})

const MergeRequest = z.object({
  iid: due.id,
  title: z.string(),
  state: due.text,
  author: person,
  target_branch: loose.text,
  created_at: due.moment,
  updated_at: loose.moment,
  merged_at: loose.moment,
  closed_at: loose.moment,
  sha: loose.text,
  merge_commit_sha: loose.text,
  squash_commit_sha: loose.text,
  web_url: loose.url,
  /** Not of the list: what was asked for besides. */
  brought: loose.part({
    commits: z.array(BroughtCommit).nullish().catch(null),
    added: loose.count,
    removed: loose.count,
    files: loose.count,
  }),
})
type MergeRequest = z.infer<typeof MergeRequest>

const EVERY_MS = 5 * 60_000

export const changes: Stream<GitlabSettings> = {
  name: 'changes',
  observes: 'changes',
  everyMs: EVERY_MS,
  parts: ({ projects }) => [...new Set(projects)],
  walk: (walk) => walkUpdated(walk, mergeRequestsOf(walk.part)),
  parse: parseChange,
}

/** As GitLab itself writes them: `group/name!12`. Their numbers alone are no keys beyond one project. */
const keyOf = (part: string, iid: number): string => `${part}!${iid}`

function mergeRequestsOf(part: string): UpdatedList {
  const project = projectPath(part)
  const path = `${project}/merge_requests`
  const pathOf = (key: string) => `${path}/${encodeURIComponent(key.slice(part.length + 1))}`
  return {
    path,
    query: { state: 'all', scope: 'all' },
    keyOf(raw) {
      const iid = due.id.safeParse(fieldOf(raw, 'iid')).data
      return iid === undefined ? undefined : keyOf(part, iid)
    },
    pathOf,
    async detail({ key, raw, outward }) {
      const at = pathOf(key)
      const asked = raw === undefined ? await outward.get({ path: at }) : undefined
      const row = asked?.is === 'fresh' ? asked.body : raw
      if (typeof row !== 'object' || row === null) return undefined
      return { ...row, brought: await readBrought({ outward, project, at, row }) }
    },
  }
}

export function parseChange(raw: unknown, { part }: About<GitlabSettings>): Observed {
  const change = readAs(MergeRequest, { raw, what: 'A merge request' })
  const updatedAt = change.updated_at ?? change.created_at
  const { brought } = change
  return {
    of: 'changes',
    key: keyOf(part, change.iid),
    // A row without what it brings never hides the one with it of the same moment.
    revision: brought ? updatedAt : updatedAt - 1,
    said: {
      project: part,
      number: String(change.iid),
      title: change.title,
      state: changeState(change.state),
      original: change.state,
      by: nameOf(change.author),
      target: change.target_branch ?? null,
      openedAt: change.created_at,
      mergedAt: change.merged_at,
      closedAt: change.closed_at,
      mergeCommit: mergeCommitOf(change),
      added: brought?.added ?? null,
      removed: brought?.removed ?? null,
      files: brought?.files ?? null,
      commits: brought?.commits?.map(toCommit) ?? null,
      url: change.web_url ?? null,
    },
  }
}

/** A fast-forward makes no commit of its own: its last one is what arrived. */
function mergeCommitOf(change: MergeRequest): string | null {
  if (change.state !== 'merged') return null
  return change.merge_commit_sha ?? change.squash_commit_sha ?? change.sha ?? null
}

const toCommit = ({ id, authored_date, author_name }: z.infer<typeof BroughtCommit>) => ({
  sha: id,
  authoredAt: authored_date,
  by: author_name ?? null,
})
