import { expect, test } from 'vitest'
import { hasEnded, outcomeOfDeployment, outcomeOfRun } from '#core/connectors/github/outcomes.ts'
import { runs } from '#core/connectors/github/read-runs.ts'
import published from './ci-statuses.json' with { type: 'json' }
import { run } from './github-samples.ts'

/** What we say where a published normalisation knows success, failure and nothing else. */
const decided: Record<string, string> = {
  'completed/success': 'succeeded',
  'COMPLETED/success': 'succeeded',
  'SUCCESS/success': 'succeeded',
  'completed/failure': 'failed',
  'FAILURE/failure': 'failed',
  'TIMED_OUT/timed_out': 'failed',
  'STARTUP_FAILURE/startup_failure': 'failed',
  'CANCELLED/cancelled': 'cancelled',
  'SKIPPED/skipped': 'skipped',
  'NEUTRAL/neutral': 'unknown',
  'STALE/stale': 'unknown',
  'ACTION_REQUIRED/action_required': 'waiting',
  'IN_PROGRESS/': 'running',
  in_progress: 'running',
  'QUEUED/': 'waiting',
  'WAITING/': 'waiting',
  'PENDING/': 'waiting',
  'REQUESTED/': 'waiting',
}

test.each(published.runs)('a run that says $status/$conclusion is told as decided', (said) => {
  const words = said.conclusion === null ? said.status : `${said.status}/${said.conclusion}`
  const outcome = outcomeOfRun(said)
  expect(outcome).toBe(decided[words])
  expect(outcome === 'succeeded').toBe(said.published.result === 'SUCCESS')
})

test('a re-run lasts from when it was started again, as was published', () => {
  const ended = published.runs.filter(hasEnded)
  expect(ended.length).toBeGreaterThan(5)
  for (const { runStartedAt, updatedAt, ...said } of ended) {
    if (outcomeOfRun(said) === 'waiting') continue
    const raw = { ...run, ...said, run_started_at: runStartedAt, updated_at: updatedAt }
    const read = runs.parse(raw, about).said as { startedAt: number; finishedAt: number }
    expect((read.finishedAt - read.startedAt) / 1000).toBe(said.published.durationSeconds)
  }
})

const about = { part: 'octo-org/octo-repo', settings: { repositories: [], days: 90 } }

test('what is under way is so whatever an earlier attempt concluded', () => {
  expect(outcomeOfRun({ status: 'in_progress', conclusion: 'success' })).toBe('running')
  expect(outcomeOfRun({ status: 'queued', conclusion: 'failure' })).toBe('waiting')
})

test('nobody is told good news that GitHub did not tell', () => {
  for (const status of [null, '', 'completed', 'constructor', 'sleeping']) {
    for (const conclusion of [null, '', 'constructor', 'splendid']) {
      expect(['unknown']).toContain(outcomeOfRun({ status, conclusion }))
    }
  }
  expect(outcomeOfRun({ status: 'sleeping', conclusion: 'success' })).toBe('unknown')
})

test.each([
  { states: [], outcome: 'waiting' },
  { states: ['pending'], outcome: 'waiting' },
  { states: ['queued', 'waiting'], outcome: 'waiting' },
  { states: ['in_progress', 'queued'], outcome: 'running' },
  { states: ['success', 'in_progress'], outcome: 'succeeded' },
  { states: ['failure', 'in_progress'], outcome: 'failed' },
  { states: ['error'], outcome: 'failed' },
  { states: ['inactive', 'success', 'in_progress'], outcome: 'superseded' },
  { states: ['inactive', 'failure'], outcome: 'failed' },
  { states: ['inactive', 'queued'], outcome: 'unknown' },
  { states: ['inactive'], outcome: 'unknown' },
  { states: ['in_progress', 'inactive', 'success'], outcome: 'running' },
  { states: ['exploded', 'success'], outcome: 'unknown' },
])('a deployment that was $states is $outcome', ({ states, outcome }) => {
  expect(outcomeOfDeployment(states)).toBe(outcome)
})
