import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { commit, deployment, listedPull, pull, release, run, status } from './github-samples.ts'

const bodies: Readonly<Record<string, unknown>> = {
  'actions/runs': { total_count: 2, workflow_runs: [run, { ...run, id: 7, run_attempt: 1 }] },
  [`actions/runs/${run.id}`]: run,
  deployments: [deployment],
  [`deployments/${deployment.id}`]: deployment,
  [`deployments/${deployment.id}/statuses`]: [status('success')],
  releases: [release],
  pulls: [listedPull],
  [`pulls/${pull.number}`]: pull,
  [`pulls/${pull.number}/commits`]: [commit],
}

export const answers: SampleAnswers = {
  baseUrl: 'https://api.github.com',
  settings: { repositories: ['octo-org/octo-repo'] },
  answer: ({ pathname }) => bodies[pathname.replace('/repos/octo-org/octo-repo/', '')],
}
