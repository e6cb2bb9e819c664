import type { SampleAnswers } from '../../../support/sample-answers.ts'
import {
  commit,
  deployment,
  diff,
  freeze,
  job,
  mergeRequest,
  pipeline,
  pipelineRow,
  release,
  wholeMergeRequest,
} from './samples.ts'

const bodies: Readonly<Record<string, unknown>> = {
  pipelines: [pipelineRow],
  [`pipelines/${pipeline.id}`]: pipeline,
  deployments: [deployment],
  [`deployments/${deployment.id}`]: deployment,
  releases: [release],
  jobs: [job],
  [`jobs/${job.id}`]: job,
  freeze_periods: [freeze],
  merge_requests: [mergeRequest],
  [`merge_requests/${mergeRequest.iid}`]: wholeMergeRequest,
  [`merge_requests/${mergeRequest.iid}/commits`]: [commit],
  [`merge_requests/${mergeRequest.iid}/diffs`]: [diff],
}

export const answers: SampleAnswers = {
  baseUrl: 'https://gitlab.com',
  settings: { projects: ['shop/checkout'] },
  answer: ({ pathname }) => bodies[pathname.replace(/^.*\/projects\/shop%2Fcheckout\//, '')],
}
