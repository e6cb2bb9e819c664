import { iso, isoMs } from '../routes.ts'
import type { Somebody } from '../world/cast.ts'
import { type Change, changeTouchedAt } from '../world/changes.ts'
import { type Deployment, deploymentState, deploymentTouchedAt } from '../world/deployments.ts'
import { type Ends, type Run, runAt } from '../world/runs.ts'
import type { ToldVersion } from '../world/versions-told.ts'
import type { Known } from '../world/world.ts'

const SHARED = 1000
const bases = { pipeline: 48_000_000, deployment: 9_300_000, merge: 22_000_000, job: 910_000_000 }

type At = { readonly known: Known; readonly at: number; readonly web: string }
export type Numbered<T> = { readonly number: number; readonly is: T }
type Kind = keyof typeof bases

export const projectId = ({ index }: Known): number => 4_100 + index
export const idOf = (kind: Kind, { known, number }: { known: Known; number: number }): number =>
  bases[kind] + number * SHARED + known.index
export const numberOf = (kind: Kind, id: number): number => Math.floor((id - bases[kind]) / SHARED)

export const user = ({ login, name }: Somebody) => ({ username: login, name, state: 'active' })

export const projectRow = ({ known, web }: Pick<At, 'known' | 'web'>) => ({
  id: projectId(known),
  name: known.repository.own,
  path_with_namespace: known.path,
  name_with_namespace: `${known.repository.group} / ${known.repository.own}`,
  default_branch: 'main',
  web_url: `${web}/${known.path}`,
  archived: false,
})

const endings: Readonly<Record<Ends, string>> = {
  ...{ success: 'success', failure: 'failed', cancelled: 'canceled', timedOut: 'failed' },
}
const sources = {
  checks: 'merge_request_event',
  delivery: 'push',
  nightly: 'schedule',
  release: 'web',
} as const

/** As the list tells it. A retried job stays in its pipeline, which then goes on. */
export function pipelineRow({ number, is }: Numbered<Run>, { known, at, web }: At) {
  const { state, is: trying, touchedAt } = runAt(is, at)
  const id = idOf('pipeline', { known, number })
  return {
    ...{ id, iid: number, project_id: projectId(known), sha: is.sha, ref: is.branch },
    status: state === 'ended' ? endings[trying.ends] : state === 'running' ? 'running' : 'pending',
    ...{ source: sources[is.what], name: is.title },
    ...{ created_at: isoMs(is.createdAt), updated_at: isoMs(touchedAt) },
    web_url: `${web}/${known.path}/-/pipelines/${id}`,
  }
}

export function wholePipelineRow(run: Numbered<Run>, scene: At) {
  const { state, is } = runAt(run.is, scene.at)
  const [first] = run.is.attempts
  const began = first && first.startsAt <= scene.at ? isoMs(first.startsAt) : null
  return {
    ...pipelineRow(run, scene),
    ...{ user: user(run.is.by), tag: run.is.what === 'release', yaml_errors: null },
    started_at: began,
    finished_at: state === 'ended' ? isoMs(is.endsAt) : null,
    duration: state === 'ended' ? Math.round((is.endsAt - is.startsAt) / 1000) : null,
    queued_duration: Math.round((is.startsAt - is.begunAt) / 1000),
  }
}

/** The parts of a pipeline, the last begun first, as GitLab lists them. */
export function jobRows(run: Numbered<Run>, scene: At) {
  const { known, at } = scene
  const { is } = runAt(run.is, at)
  const parts = run.is.what === 'checks' ? ['lint', 'test'] : ['build', 'test', 'deliver']
  const each = (is.endsAt - is.startsAt) / parts.length
  const pipeline = pipelineRow(run, scene)
  return parts
    .map((name, i) => {
      const [from, to] = [is.startsAt + each * i, is.startsAt + each * (i + 1)]
      const ended = at >= to
      const last = i === parts.length - 1
      const id = idOf('job', { known, number: run.number * 4 + i })
      return {
        ...{ id, name, stage: name, ref: run.is.branch, tag: pipeline.source === 'web' },
        status: ended ? (last ? endings[is.ends] : 'success') : at >= from ? 'running' : 'created',
        ...{ created_at: isoMs(is.begunAt), user: user(run.is.by), allow_failure: false },
        started_at: at >= from ? isoMs(from) : null,
        finished_at: ended ? isoMs(to) : null,
        duration: ended ? each / 1000 : null,
        queued_duration: (is.startsAt - is.begunAt) / 1000,
        failure_reason: ended && last && is.ends === 'failure' ? 'script_failure' : null,
        pipeline: {
          id: pipeline.id,
          sha: pipeline.sha,
          ref: pipeline.ref,
          status: pipeline.status,
        },
        web_url: `${pipeline.web_url.replace(/pipelines\/\d+$/, `jobs/${id}`)}`,
      }
    })
    .toReversed()
}

export function deploymentRow({ number, is }: Numbered<Deployment>, { known, at, web }: At) {
  const id = idOf('deployment', { known, number })
  const state = deploymentState(is, at)
  const ending = is.ends === 'success' ? 'success' : 'failed'
  const status = state === 'ended' ? ending : state === 'running' ? 'running' : 'created'
  const job = idOf('job', { known, number: number * 4 + 3 })
  return {
    ...{ id, iid: number, ref: is.ref, sha: is.sha, status, user: user(is.by) },
    ...{ created_at: isoMs(is.createdAt), updated_at: isoMs(deploymentTouchedAt(is, at)) },
    environment: { id: 100 + known.index, name: is.place },
    deployable: {
      ...{ id: job, name: 'deploy', tag: is.version !== null, user: user(is.by), status },
      started_at: state === 'queued' ? null : isoMs(is.startsAt),
      finished_at: state === 'ended' && is.endsAt !== null ? isoMs(is.endsAt) : null,
      web_url: `${web}/${known.path}/-/jobs/${job}`,
    },
  }
}

export function releaseRow({ is }: Numbered<ToldVersion>, { known, at, web }: At) {
  return {
    ...{ tag_name: is.tag, name: is.tag, description: is.notes, author: user(is.by) },
    ...{ created_at: isoMs(is.createdAt), released_at: isoMs(is.publishedAt) },
    ...{ upcoming_release: is.publishedAt > at, commit: { id: is.sha } },
    _links: { self: `${web}/${known.path}/-/releases/${is.tag}` },
  }
}

export function mergeRow({ number, is }: Numbered<Change>, { known, at, web }: At) {
  const ended = is.endsAt <= at
  const merged = ended && is.ends === 'merged'
  return {
    ...{ id: idOf('merge', { known, number }), iid: number, project_id: projectId(known) },
    ...{ title: is.title, state: merged ? 'merged' : ended ? 'closed' : 'opened' },
    ...{ author: user(is.by), reviewers: [user(is.reviewer)], draft: false },
    ...{ source_branch: is.branch, target_branch: 'main', sha: is.commits.at(-1)!.sha },
    ...{ created_at: isoMs(is.createdAt), updated_at: isoMs(changeTouchedAt(is, at)) },
    merged_at: merged ? isoMs(is.endsAt) : null,
    closed_at: ended && !merged ? isoMs(is.endsAt) : null,
    merge_commit_sha: merged ? is.mergeSha : null,
    squash_commit_sha: null,
    web_url: `${web}/${known.path}/-/merge_requests/${number}`,
  }
}

/** The last first, as GitLab lists them. */
export const commitRows = ({ is }: Numbered<Change>) =>
  is.commits
    .map(({ sha, at, by }) => ({
      ...{ id: sha, short_id: sha.slice(0, 8), title: is.title, created_at: iso(at) },
      ...{ author_name: by.name, author_email: by.email, authored_date: iso(at) },
    }))
    .toReversed()

/** Files with as many lines as the change says. */
export function diffRows({ is }: Numbered<Change>) {
  return Array.from({ length: is.files }, (_, i) => {
    const share = (all: number) => Math.floor(all / is.files) + Number(i < all % is.files)
    const [added, removed] = [share(is.added), share(is.removed)]
    const lines = [...Array(removed).fill('-before'), ...Array(added).fill('+after')]
    const path = `src/part-${i + 1}.ts`
    return {
      ...{ old_path: path, new_path: path, new_file: false, renamed_file: false },
      ...{ deleted_file: false, collapsed: false, too_large: false },
      diff: [`@@ -1,${removed} +1,${added} @@`, ...lines, ''].join('\n'),
    }
  })
}

/** When nothing may be delivered: at weekends, and over the turn of the year. */
export const freezeRows = ({ repository }: Known, created: number) =>
  [
    ['0 18 * * 5', '0 6 * * 1'],
    ['0 0 15 12 *', '0 8 3 1 *'],
  ].map(([freeze_start, freeze_end], i) => ({
    ...{ id: i + 1, freeze_start, freeze_end, cron_timezone: repository.zone },
    ...{ created_at: isoMs(created), updated_at: isoMs(created) },
  }))
