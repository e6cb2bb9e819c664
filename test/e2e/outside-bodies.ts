import type { Bodies } from './upstream.ts'

/** What a run, a deployment or an alert of the outside is called there, and by whom. */
export type Words = {
  readonly name: string
  readonly branch: string
  readonly by: string
  readonly url: string
  readonly place: string
  readonly conclusion: string
}

export const REPOSITORY = 'parcel/labels'
const MINUTE_MS = 60_000

const before = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString()

const runOf = ({ name, branch, by, url, conclusion }: Words, at: number) => ({
  id: 7001 + at,
  name,
  display_title: name,
  path: '.github/workflows/deploy.yml',
  run_number: 400 - at,
  run_attempt: 1,
  status: 'completed',
  conclusion,
  head_branch: branch,
  head_sha: 'a'.repeat(40),
  event: 'push',
  actor: { login: by },
  triggering_actor: { login: by },
  created_at: before(20 + 7 * at),
  run_started_at: before(20 + 7 * at),
  updated_at: before(14 + 7 * at),
  html_url: url,
})

const deploymentOf = ({ branch, by, place }: Words, at: number) => ({
  id: 9001 + at,
  environment: place,
  ref: branch,
  sha: 'b'.repeat(40),
  creator: { login: by },
  created_at: before(15 + 11 * at),
  updated_at: before(12 + 11 * at),
})

const statusOf = ({ url, conclusion }: Words, at: number) => [
  { id: 2, state: conclusion, created_at: before(12 + 11 * at), target_url: null, log_url: url },
  {
    id: 1,
    state: 'in_progress',
    created_at: before(15 + 11 * at),
    target_url: null,
    log_url: null,
  },
]

const alertOf = ({ name, url, by }: Words, at: number) => ({
  fingerprint: `f${at}`,
  startsAt: before(30 + 5 * at),
  endsAt: before(-5),
  updatedAt: before(1),
  generatorURL: url,
  labels: {
    alertname: 'Slow',
    service: REPOSITORY,
    severity: 'page',
    team: by,
    [name.slice(0, 200)]: name,
  },
  annotations: { summary: name },
  status: { state: 'active', silencedBy: [], inhibitedBy: [], mutedBy: [] },
})

/** GitHub and an Alertmanager at one address, which tell of as many of each as there are words. */
export const outsideBodies = (words: readonly Words[]): Bodies => {
  const deployments = words.map(deploymentOf)
  return {
    '/user': { login: 'signalbox-reader' },
    '/user/repos': [{ full_name: REPOSITORY, description: words[0]?.name ?? null }],
    [`/repos/${REPOSITORY}`]: { full_name: REPOSITORY },
    [`/repos/${REPOSITORY}/actions/runs`]: {
      total_count: words.length,
      workflow_runs: words.map(runOf),
    },
    [`/repos/${REPOSITORY}/deployments`]: deployments,
    ...Object.fromEntries(
      words.map((one, at) => [
        `/repos/${REPOSITORY}/deployments/${9001 + at}/statuses`,
        statusOf(one, at),
      ]),
    ),
    [`/repos/${REPOSITORY}/releases`]: [],
    [`/repos/${REPOSITORY}/pulls`]: [],
    '/api/v2/alerts': words.map(alertOf),
    '/api/v2/silences': [],
    '/api/v2/status': {
      versionInfo: { version: '0.28.0' },
      cluster: { status: 'ready' },
      config: {},
    },
  }
}
