import type { Connector } from '../connector.ts'
import { GithubSettings } from './github-settings.ts'
import { holdUntil } from './hold-until.ts'
import { probeGithub } from './probe-github.ts'
import { changes } from './read-changes.ts'
import { deployments } from './read-deployments.ts'
import { releases } from './read-releases.ts'
import { runs } from './read-runs.ts'

/** GitHub, on the web and as Enterprise Server. */
export const github: Connector<GithubSettings> = {
  kind: 'github',
  title: 'GitHub',
  says: 'Workflow runs, deployments, releases and pull requests of the repositories that are chosen.',
  address: {
    says: 'https://api.github.com, or https://host/api/v3 of an Enterprise Server.',
    usual: 'https://api.github.com',
  },
  secret: {
    label: 'Token',
    says: 'A token that may read actions, contents, deployments, metadata and pull requests; a classic one needs the scope “repo”.',
    due: true,
  },
  settings: GithubSettings,
  authorize: (secret) => ({ authorization: `Bearer ${secret}` }),
  atOnce: 1,
  holdUntil,
  streams: [runs, deployments, releases, changes],
  probe: probeGithub,
}
