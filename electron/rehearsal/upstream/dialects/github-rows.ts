import { iso } from '../routes.ts'
import type { Somebody } from '../world/cast.ts'
import type { Change } from '../world/changes.ts'
import { changeTouchedAt } from '../world/changes.ts'
import {
  type Deployment,
  deploymentState,
  deploymentTouchedAt,
  replacedAt,
} from '../world/deployments.ts'
import { type Ends, type Run, runAt } from '../world/runs.ts'
import type { ToldVersion } from '../world/versions-told.ts'
import type { Known } from '../world/world.ts'

const WEB = 'https://github.com'
/** Repositories share one row of numbers. */
const SHARED = 1000
const bases = {
  run: 16_000_000_000,
  deployment: 2_100_000_000,
  pull: 1_800_000_000,
  release: 170_000_000,
}

export type Numbered<T> = { readonly number: number; readonly is: T }
export const repositoryId = ({ index }: Known): number => 700_000 + index
export const idOf = (
  kind: keyof typeof bases,
  { known, number }: { known: Known; number: number },
) => bases[kind] + number * SHARED + known.index
export const numberOf = (kind: keyof typeof bases, id: number): number =>
  Math.floor((id - bases[kind]) / SHARED)

const user = ({ login }: Somebody) => ({ login, type: 'User', html_url: `${WEB}/${login}` })

export const repositoryRow = (known: Known) => ({
  id: repositoryId(known),
  name: known.repository.own,
  full_name: known.path,
  private: true,
  owner: { login: known.repository.group, type: 'Organization' },
  html_url: `${WEB}/${known.path}`,
  description: `${known.repository.name} of ${known.repository.group}`,
  default_branch: 'main',
  archived: false,
})

const names = {
  checks: ['Checks', '.github/workflows/checks.yml', 'pull_request'],
  delivery: ['Build and deliver', '.github/workflows/deliver.yml', 'push'],
  nightly: ['Nightly', '.github/workflows/nightly.yml', 'schedule'],
  release: ['Release', '.github/workflows/release.yml', 'workflow_dispatch'],
} as const

const conclusions: Readonly<Record<Ends, string>> = {
  ...{ success: 'success', failure: 'failure', cancelled: 'cancelled', timedOut: 'timed_out' },
}
const statuses = { queued: 'queued', running: 'in_progress', ended: 'completed' } as const

type At = { readonly known: Known; readonly at: number; readonly address: string }

/** A run as it stands, or as one of its attempts stood. */
export function runRow({ number, is }: Numbered<Run>, { known, at, address }: At) {
  const { attempt, is: trying, state, touchedAt } = runAt(is, at)
  const [name, path, event] = names[is.what]
  const id = idOf('run', { known, number })
  return {
    ...{ id, name, path, event, display_title: is.title, run_number: number, run_attempt: attempt },
    ...{ head_branch: is.branch, head_sha: is.sha, status: statuses[state] },
    conclusion: state === 'ended' ? conclusions[trying.ends] : null,
    workflow_id: 50_000 + Object.keys(names).indexOf(is.what),
    ...{ created_at: iso(is.createdAt), updated_at: iso(touchedAt) },
    run_started_at: iso(trying.begunAt),
    ...{ actor: user(is.by), triggering_actor: user(is.by) },
    url: `${address}/repos/${known.path}/actions/runs/${id}`,
    html_url: `${WEB}/${known.path}/actions/runs/${id}`,
    repository: { id: repositoryId(known), full_name: known.path },
  }
}

/** What a run consists of, one after the other. */
export function jobRows(run: Numbered<Run>, scene: At) {
  const row = runRow(run, scene)
  const { is } = runAt(run.is, scene.at)
  const parts = run.is.what === 'checks' ? ['lint', 'test'] : ['build', 'test', 'deliver']
  const each = (is.endsAt - is.startsAt) / parts.length
  return parts.map((name, i) => {
    const [from, to] = [is.startsAt + each * i, is.startsAt + each * (i + 1)]
    const ended = scene.at >= to
    const last = i === parts.length - 1
    return {
      ...{ id: row.id * 10 + i, run_id: row.id, run_attempt: row.run_attempt, name },
      head_sha: row.head_sha,
      status: ended ? 'completed' : scene.at >= from ? 'in_progress' : 'queued',
      conclusion: ended ? (last ? conclusions[is.ends] : 'success') : null,
      started_at: scene.at >= from ? iso(from) : null,
      completed_at: ended ? iso(to) : null,
      html_url: `${row.html_url}/job/${row.id * 10 + i}`,
    }
  })
}

export function deploymentRow({ number, is }: Numbered<Deployment>, { known, at, address }: At) {
  const id = idOf('deployment', { known, number })
  const replaced = replacedAt(is, { book: known.deployments, at })
  return {
    ...{ id, sha: is.sha, ref: is.ref, task: 'deploy', environment: is.place },
    ...{ original_environment: is.place, payload: {}, description: null, creator: user(is.by) },
    production_environment: is.place.startsWith('production'),
    created_at: iso(is.createdAt),
    updated_at: iso(replaced ?? deploymentTouchedAt(is, at)),
    statuses_url: `${address}/repos/${known.path}/deployments/${id}/statuses`,
    url: `${address}/repos/${known.path}/deployments/${id}`,
  }
}

/** What was said of a deployment, the last first. */
export function statusRows({ number, is }: Numbered<Deployment>, { known, at }: At) {
  const id = idOf('deployment', { known, number })
  const state = deploymentState(is, at)
  const replaced = replacedAt(is, { book: known.deployments, at })
  const said = [
    ['queued', is.createdAt],
    ...(state === 'queued' ? [] : [['in_progress', is.startsAt] as const]),
    ...(state === 'ended' && is.endsAt !== null ? [[is.ends, is.endsAt] as const] : []),
    ...(replaced === undefined ? [] : [['inactive', replaced] as const]),
  ] as const
  const log = `${WEB}/${known.path}/deployments/${id}`
  return said
    .map(([word, moment], i) => ({
      ...{ id: id * 10 + i, state: word, creator: user(is.by), description: '' },
      ...{ environment: is.place, target_url: log, log_url: log, environment_url: '' },
      ...{ created_at: iso(moment), updated_at: iso(moment) },
    }))
    .toReversed()
}

export function releaseRow({ number, is }: Numbered<ToldVersion>, { known, at }: At) {
  const draft = is.publishedAt > at
  return {
    id: idOf('release', { known, number }),
    ...{ tag_name: is.tag, name: is.tag, body: is.notes, draft, prerelease: false },
    ...{ target_commitish: is.sha, author: user(is.by), assets: [] },
    created_at: iso(is.createdAt),
    published_at: draft ? null : iso(is.publishedAt),
    updated_at: iso(draft ? is.createdAt : is.publishedAt),
    html_url: `${WEB}/${known.path}/releases/tag/${is.tag}`,
  }
}

/** As a list tells it; read by itself it says more. */
export function pullRow({ number, is }: Numbered<Change>, { known, at }: At) {
  const ended = is.endsAt <= at
  const merged = ended && is.ends === 'merged'
  return {
    id: idOf('pull', { known, number }),
    ...{ number, title: is.title, state: ended ? 'closed' : 'open', draft: false },
    ...{ user: user(is.by), body: null, labels: [] },
    ...{ created_at: iso(is.createdAt), updated_at: iso(changeTouchedAt(is, at)) },
    closed_at: ended ? iso(is.endsAt) : null,
    merged_at: merged ? iso(is.endsAt) : null,
    merge_commit_sha: ended && !merged ? null : is.mergeSha,
    head: { ref: is.branch, sha: is.commits.at(-1)!.sha },
    base: { ref: 'main' },
    html_url: `${WEB}/${known.path}/pull/${number}`,
  }
}

export function wholePullRow(pull: Numbered<Change>, scene: At) {
  const { is } = pull
  const row = pullRow(pull, scene)
  return {
    ...row,
    ...{ merged: row.merged_at !== null, commits: is.commits.length },
    ...{ additions: is.added, deletions: is.removed, changed_files: is.files },
    merged_by: row.merged_at === null ? null : user(is.reviewer),
  }
}

export const commitRows = ({ is }: Numbered<Change>) =>
  is.commits.map(({ sha, at, by }) => {
    const who = { name: by.name, email: by.email, date: iso(at) }
    return { sha, commit: { author: who, committer: who, message: is.title }, author: user(by) }
  })
