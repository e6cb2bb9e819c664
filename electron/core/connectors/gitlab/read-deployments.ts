import { z } from 'zod'
import type { About, Stream } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { due, fieldOf, loose, readAs } from '../raw-fields.ts'
import { deploymentOutcome } from './outcomes.ts'
import { nameOf, person } from './person.ts'
import { type GitlabSettings, projectPath } from './settings.ts'
import type { UpdatedList } from './updated-list.ts'
import { walkUpdated } from './walk-updated.ts'

const Deployment = z.object({
  id: due.id,
  status: due.text,
  ref: loose.text,
  sha: loose.text,
  created_at: due.moment,
  updated_at: loose.moment,
  environment: z.object({ name: due.text }),
  user: person,
  /** The job that deploys; there is none where the deployment was told over the API. */
  deployable: loose.part({
    tag: loose.flag,
    started_at: loose.moment,
    finished_at: loose.moment,
    user: person,
    web_url: loose.url,
    pipeline: loose.part({ web_url: loose.url }),
  }),
})

const EVERY_MS = 2 * 60_000

export const deployments: Stream<GitlabSettings> = {
  name: 'deployments',
  observes: 'deployments',
  everyMs: EVERY_MS,
  parts: ({ projects }) => [...new Set(projects)],
  walk: (walk) => walkUpdated(walk, deploymentsOf(walk.part)),
  parse: parseDeployment,
}

function deploymentsOf(part: string): UpdatedList {
  const path = `${projectPath(part)}/deployments`
  return {
    path,
    keyOf: (raw) => due.id.safeParse(fieldOf(raw, 'id')).data?.toString(),
    pathOf: (key) => `${path}/${encodeURIComponent(key)}`,
  }
}

export function parseDeployment(raw: unknown, { part }: About<GitlabSettings>): Observed {
  const deployment = readAs(Deployment, { raw, what: 'A deployment' })
  const { deployable: job, ref, status } = deployment
  const outcome = deploymentOutcome(status)
  const ended = outcome !== 'waiting' && outcome !== 'running'
  return {
    of: 'deployments',
    key: String(deployment.id),
    revision: deployment.updated_at ?? deployment.created_at,
    said: {
      project: part,
      place: deployment.environment.name,
      outcome,
      original: status,
      version: job?.tag === true ? (ref ?? null) : null,
      ref: ref ?? null,
      commit: deployment.sha ?? null,
      // Whoever set the job going; the deployment still names who pushed.
      by: nameOf(job?.user) ?? nameOf(deployment.user),
      createdAt: deployment.created_at,
      startedAt: outcome === 'waiting' ? null : (job?.started_at ?? null),
      finishedAt: ended ? (job?.finished_at ?? null) : null,
      url: job?.web_url ?? job?.pipeline?.web_url ?? null,
    },
  }
}
