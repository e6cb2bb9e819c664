import { z } from 'zod'
import type { About, Stream } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { due, fieldOf, loose, readAs } from '../raw-fields.ts'
import { runOutcome } from './outcomes.ts'
import { nameOf, person } from './person.ts'
import { type GitlabSettings, projectPath } from './settings.ts'
import type { UpdatedList } from './updated-list.ts'
import { walkUpdated } from './walk-updated.ts'

const Pipeline = z.object({
  id: due.id,
  iid: loose.count,
  status: due.text,
  name: loose.text,
  ref: loose.text,
  sha: loose.text,
  source: loose.text,
  web_url: loose.url,
  user: person,
  created_at: due.moment,
  updated_at: loose.moment,
  started_at: loose.moment,
  finished_at: loose.moment,
})

const EVERY_MS = 2 * 60_000

export const runs: Stream<GitlabSettings> = {
  name: 'runs',
  observes: 'runs',
  everyMs: EVERY_MS,
  parts: ({ projects }) => [...new Set(projects)],
  walk: (walk) => walkUpdated(walk, pipelinesOf(walk.part)),
  parse: parseRun,
}

/** The list leaves out when a pipeline began and ended, and who began it. */
function pipelinesOf(part: string): UpdatedList {
  const path = `${projectPath(part)}/pipelines`
  const pathOf = (key: string) => `${path}/${encodeURIComponent(key)}`
  return {
    path,
    keyOf: (raw) => due.id.safeParse(fieldOf(raw, 'id')).data?.toString(),
    pathOf,
    async detail({ key, outward }) {
      const answer = await outward.get({ path: pathOf(key) })
      return answer.is === 'fresh' ? answer.body : undefined
    },
  }
}

/** Only the whole pipeline says when it began, even where that is not yet. */
const isWhole = (raw: unknown): boolean => fieldOf(raw, 'started_at') !== undefined

export function parseRun(raw: unknown, { part }: About<GitlabSettings>): Observed {
  const pipeline = readAs(Pipeline, { raw, what: 'A pipeline' })
  const outcome = runOutcome(pipeline.status)
  const updatedAt = pipeline.updated_at ?? pipeline.created_at
  return {
    of: 'runs',
    key: String(pipeline.id),
    // The short form of a row never hides the whole one of the same moment.
    revision: isWhole(raw) ? updatedAt : updatedAt - 1,
    said: {
      project: part,
      name: pipeline.name ?? 'Pipeline',
      number: String(pipeline.iid ?? pipeline.id),
      attempt: 1,
      outcome,
      original: pipeline.status,
      branch: pipeline.ref ?? null,
      commit: pipeline.sha ?? null,
      trigger: pipeline.source ?? null,
      by: nameOf(pipeline.user),
      startedAt: outcome === 'waiting' ? null : pipeline.started_at,
      finishedAt: outcome === 'waiting' || outcome === 'running' ? null : pipeline.finished_at,
      createdAt: pipeline.created_at,
      url: pipeline.web_url ?? null,
    },
  }
}
