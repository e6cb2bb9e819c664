/** What GitHub answers, cut down to a handful of the fields that it sends besides those that are read. */

const API = 'https://api.github.com/repos/octo-org/octo-repo'
const WEB = 'https://github.com/octo-org/octo-repo'

export const person = {
  login: 'Codertocat',
  id: 21031067,
  node_id: 'MDQ6VXNlcjIxMDMxMDY3',
  url: 'https://api.github.com/users/Codertocat',
  type: 'User',
  site_admin: false,
}

export const run = {
  id: 2559400712,
  name: 'Release',
  node_id: 'WFR_kwLOALyme85iNFsT',
  head_branch: 'main',
  head_sha: '3484a3fb816e0859fd6e1cea078d76385ff50625',
  path: '.github/workflows/release.yml',
  display_title: 'Release 1.4',
  run_number: 562,
  event: 'push',
  status: 'completed',
  conclusion: 'success',
  workflow_id: 159038,
  check_suite_id: 1291536064,
  url: `${API}/actions/runs/2559400712`,
  html_url: `${WEB}/actions/runs/2559400712`,
  pull_requests: [],
  created_at: '2026-11-18T09:35:50Z',
  updated_at: '2026-11-20T08:36:58Z',
  actor: person,
  run_attempt: 2,
  run_started_at: '2026-11-20T08:35:50Z',
  triggering_actor: { ...person, login: 'matfax' },
  head_commit: {
    id: '3484a3fb816e0859fd6e1cea078d76385ff50625',
    message: 'Ship it',
    timestamp: '2026-11-18T09:32:07Z',
    author: { name: 'Matthias Fax', email: 'matfax@users.noreply.github.com' },
  },
}

export const deployment = {
  url: `${API}/deployments/145988746`,
  id: 145988746,
  node_id: 'MDEwOkRlcGxveW1lbnQxNDU5ODg3NDY=',
  task: 'deploy',
  original_environment: 'production',
  environment: 'production',
  description: null,
  created_at: '2026-11-20T07:28:30Z',
  updated_at: '2026-11-20T07:28:40Z',
  statuses_url: `${API}/deployments/145988746/statuses`,
  creator: { ...person, login: 'github-pages[bot]', type: 'Bot' },
  sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
  ref: 'v1.4.0',
  payload: {},
  transient_environment: false,
  production_environment: true,
  performed_via_github_app: null,
}

export const status = (state: string, over: { id?: number; at?: string } = {}) => ({
  url: `${API}/deployments/145988746/statuses/209916254`,
  id: over.id ?? 209916254,
  state,
  creator: person,
  description: '',
  environment: 'production',
  target_url: `${WEB}/runs/145988746?check_suite_focus=true`,
  created_at: over.at ?? '2026-11-20T07:28:40Z',
  updated_at: over.at ?? '2026-11-20T07:28:40Z',
  environment_url: '',
  log_url: `${WEB}/runs/4687056418?check_suite_focus=true`,
})

export const release = {
  url: `${API}/releases/17372790`,
  assets_url: `${API}/releases/17372790/assets`,
  html_url: `${WEB}/releases/tag/v1.4.0`,
  id: 17372790,
  author: person,
  tag_name: 'v1.4.0',
  target_commitish: 'main',
  name: '',
  draft: false,
  prerelease: false,
  created_at: '2026-11-15T15:19:25Z',
  published_at: '2026-11-15T15:20:53Z',
  assets: [],
  body: null,
}

/** As a list tells it: without churn. */
export const listedPull = {
  url: `${API}/pulls/1347`,
  id: 279147437,
  number: 1347,
  state: 'closed',
  locked: false,
  title: 'Amazing new feature',
  user: person,
  body: 'Please pull these awesome changes in!',
  labels: [],
  created_at: '2026-11-10T19:01:12Z',
  updated_at: '2026-11-12T20:09:31Z',
  closed_at: '2026-11-12T20:09:31Z',
  merged_at: '2026-11-12T20:09:31Z',
  merge_commit_sha: 'e5bd3914e2e596debea16f433f57875b5b90bcd6',
  draft: false,
  head: { label: 'octo-org:feature', ref: 'feature', sha: 'e1' },
  base: { label: 'octo-org:main', ref: 'main', sha: 'm1' },
  html_url: `${WEB}/pull/1347`,
}

export const pull = {
  ...listedPull,
  merged: true,
  commits: 2,
  additions: 100,
  deletions: 3,
  changed_files: 5,
}

export const commit = {
  url: `${API}/commits/6dcb09b5b57875f334f61aebed695e2e4193db5e`,
  sha: '6dcb09b5b57875f334f61aebed695e2e4193db5e',
  commit: {
    author: { name: 'Monalisa Octocat', email: 'support@github.com', date: '2026-11-09T16:00:49Z' },
    committer: { name: 'GitHub', email: 'noreply@github.com', date: '2026-11-11T16:00:49Z' },
    message: 'Fix all the bugs',
  },
  author: person,
  committer: null,
  parents: [],
}

export const later = { ...commit, sha: '7dcb09b5b57875f334f61aebed695e2e4193db5e', author: null }
