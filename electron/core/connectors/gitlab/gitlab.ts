import type { Connector } from '../connector.ts'
import { AT_ONCE, holdUntil } from './hold-until.ts'
import { probeGitlab } from './probe-gitlab.ts'
import { changes } from './read-changes.ts'
import { deployments } from './read-deployments.ts'
import { freezes } from './read-freezes.ts'
import { releases } from './read-releases.ts'
import { runs } from './read-runs.ts'
import { steps } from './read-steps.ts'
import { GitlabSettings } from './settings.ts'

export const gitlab: Connector<GitlabSettings> = {
  kind: 'gitlab',
  title: 'GitLab',
  says: 'Pipelines with their jobs, deployments, releases, merge requests and deploy freezes of projects on GitLab.',
  address: {
    says: 'The address of its API. On a server of your own it is that of the server, with any path it stands under, and /api/v4 behind.',
    usual: 'https://gitlab.com/api/v4',
  },
  secret: {
    label: 'Access token',
    says: 'A personal, group or project access token with the scope read_api; the role Reporter is enough.',
    due: true,
  },
  settings: GitlabSettings,
  authorize: (secret) => ({ 'PRIVATE-TOKEN': secret }),
  atOnce: AT_ONCE,
  holdUntil,
  streams: [runs, steps, deployments, releases, changes, freezes],
  probe: probeGitlab,
}
