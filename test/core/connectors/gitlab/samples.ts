/** Payloads in the shapes that GitLab documents; names and numbers are made up. */

const person = {
  id: 1,
  username: 'mira',
  name: 'Mira Okafor',
  state: 'active',
  avatar_url: null,
  web_url: 'https://gitlab.example.com/mira',
}

export const pipelineRow = {
  id: 287,
  iid: 144,
  project_id: 21,
  name: null,
  sha: '50f0acb76a40e34a4ff304f7347dcc6587da8a14',
  ref: 'main',
  status: 'success',
  source: 'push',
  created_at: '2026-11-19T01:05:07.200Z',
  updated_at: '2026-11-19T01:05:50.185Z',
  web_url: 'https://gitlab.example.com/shop/checkout/-/pipelines/287',
}

export const pipeline = {
  ...pipelineRow,
  before_sha: '8a24fb3c5877a6d0b611ca41fc86edc174593e2b',
  tag: false,
  yaml_errors: null,
  user: person,
  started_at: '2026-11-19T01:05:14.197Z',
  finished_at: '2026-11-19T01:05:50.175Z',
  committed_at: null,
  duration: 34,
  queued_duration: 6,
  coverage: null,
  detailed_status: { icon: 'status_success', text: 'passed', group: 'success' },
}

export const deployment = {
  id: 41,
  iid: 1,
  ref: 'v2.4.0',
  sha: '99d03678b90d914dbb1b109132516d71a4a03ea8',
  status: 'success',
  created_at: '2026-11-19T07:36:40.222Z',
  updated_at: '2026-11-19T07:38:12.414Z',
  user: { ...person, id: 2, username: 'root', name: 'Administrator' },
  environment: { id: 9, name: 'production', external_url: 'https://shop.example.com' },
  deployable: {
    id: 657,
    name: 'deploy',
    stage: 'deploy',
    status: 'success',
    ref: 'v2.4.0',
    tag: true,
    coverage: null,
    created_at: '2026-11-19T07:36:27.357Z',
    started_at: '2026-11-19T07:36:41.000Z',
    finished_at: '2026-11-19T07:38:12.300Z',
    user: person,
    commit: { id: '99d03678b90d914dbb1b109132516d71a4a03ea8', title: 'Ship it' },
    web_url: 'https://gitlab.example.com/shop/checkout/-/jobs/657',
    pipeline: {
      id: 287,
      status: 'success',
      web_url: 'https://gitlab.example.com/shop/checkout/-/pipelines/287',
    },
  },
}

/** As the list of a project's jobs tells it. */
export const job = {
  id: 7,
  name: 'teaspoon',
  stage: 'test',
  status: 'failed',
  ref: 'main',
  tag: false,
  allow_failure: false,
  coverage: null,
  archived: false,
  source: 'push',
  created_at: '2026-11-19T15:51:21.802Z',
  started_at: '2026-11-19T17:54:27.722Z',
  finished_at: '2026-11-19T17:54:27.895Z',
  erased_at: null,
  duration: 0.173,
  queued_duration: 0.01,
  failure_reason: 'script_failure',
  commit: { id: '0ff3ae198f8601a285adcf5c0fff204ee6fba5fd', short_id: '0ff3ae19' },
  pipeline: { id: 287, project_id: 21, ref: 'main', status: 'failed' },
  project: { ci_job_token_scope_enabled: false },
  user: person,
  runner: null,
  artifacts: [],
  web_url: 'https://gitlab.example.com/shop/checkout/-/jobs/7',
}

export const freeze = {
  id: 1,
  freeze_start: '0 23 * * 5',
  freeze_end: '0 8 * * 1',
  cron_timezone: 'Europe/Berlin',
  created_at: '2026-05-15T17:03:35.702Z',
  updated_at: '2026-05-15T17:06:41.566Z',
}

export const release = {
  tag_name: 'v2.4.0',
  name: 'Checkout 2.4',
  description: '- Faster baskets',
  created_at: '2026-11-18T09:00:00.000Z',
  released_at: '2026-11-18T12:00:00.000Z',
  upcoming_release: false,
  author: person,
  commit: { id: '079e90101242458910cccd35eab0e211dfc359c0', short_id: '079e9010' },
  milestones: [],
  assets: { count: 0, sources: [], links: [] },
  evidences: [],
  _links: { self: 'https://gitlab.example.com/shop/checkout/-/releases/v2.4.0' },
}

export const mergeRequest = {
  id: 90_001,
  iid: 12,
  project_id: 21,
  title: 'Round taxes once',
  description: 'Closes #4',
  state: 'merged',
  author: person,
  merged_at: '2026-11-18T16:17:17.520Z',
  closed_at: null,
  created_at: '2026-11-17T08:46:00.000Z',
  updated_at: '2026-11-18T16:17:18.001Z',
  target_branch: 'main',
  source_branch: 'taxes',
  labels: ['tax'],
  draft: false,
  sha: '8888888888888888888888888888888888888888',
  merge_commit_sha: '1111111111111111111111111111111111111111',
  squash_commit_sha: null,
  references: { short: '!12', relative: '!12', full: 'shop/checkout!12' },
  web_url: 'https://gitlab.example.com/shop/checkout/-/merge_requests/12',
}

export const commit = {
  id: 'ed899a2f4b50b4370feeea94676502b42383c746',
  short_id: 'ed899a2f4b5',
  title: 'Round once',
  author_name: 'Mira Okafor',
  author_email: 'mira@example.com',
  authored_date: '2026-11-17T10:46:00.000+02:00',
  committed_date: '2026-11-18T08:00:00.000+00:00',
  created_at: '2026-11-18T08:00:00.000+00:00',
  message: 'Round once',
}

export const diff = {
  old_path: 'src/tax.ts',
  new_path: 'src/tax.ts',
  a_mode: '100644',
  b_mode: '100644',
  diff: '@@ -1,3 +1,4 @@\n a\n-b\n+c\n+++ d\n e\n',
  collapsed: false,
  too_large: false,
  new_file: false,
  renamed_file: false,
  deleted_file: false,
  generated_file: false,
}

/** A merge request with what was read besides, as the walk hands it on. */
export const wholeMergeRequest = {
  ...mergeRequest,
  brought: {
    commits: [{ id: commit.id, authored_date: commit.authored_date, author_name: 'Mira Okafor' }],
    added: 2,
    removed: 1,
    files: 1,
  },
}
