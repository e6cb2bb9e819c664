import { expect, test } from 'vitest'
import {
  changeState,
  deploymentOutcome,
  runOutcome,
  stepOutcome,
} from '#core/connectors/gitlab/outcomes.ts'

/** Deployments as GitLab answered them beside what Apache DevLake made of them (Apache-2.0). */
const published = [
  { status: 'success', theirs: 'SUCCESS', ours: 'succeeded' },
  { status: 'failed', theirs: 'FAILURE', ours: 'failed' },
  { status: 'created', theirs: '', ours: 'waiting' },
  { status: 'running', theirs: '', ours: 'running' },
  { status: 'undeployed', theirs: '', ours: 'superseded' },
  { status: 'blocked', theirs: '', ours: 'waiting' },
  // They count a cancelled one as failed; here it is an outcome of its own.
  { status: 'canceled', theirs: 'FAILURE', ours: 'cancelled' },
  // No version of GitLab documents it for deployments, and what is not known is never good.
  { status: 'completed', theirs: 'SUCCESS', ours: 'unknown' },
] as const

test.each(published)('a deployment that is $status is $ours', ({ status, theirs, ours }) => {
  expect(deploymentOutcome(status)).toBe(ours)
  if (theirs !== 'SUCCESS') expect(deploymentOutcome(status)).not.toBe('succeeded')
  if (theirs !== 'FAILURE') expect(deploymentOutcome(status)).not.toBe('failed')
})

test('every status that GitLab documents for pipelines has an outcome', () => {
  const told = Object.entries({
    waiting: 'created waiting_for_resource preparing pending manual scheduled',
    running: 'running canceling',
    succeeded: 'success',
    failed: 'failed',
    cancelled: 'canceled',
    skipped: 'skipped',
  }).flatMap(([ours, theirs]) => theirs.split(' ').map((status) => [status, ours]))
  expect(told).toHaveLength(12)
  expect(told.map(([status]) => [status, runOutcome(status!)])).toEqual(told)
})

test('what is not known is unknown, whatever it looks like', () => {
  for (const status of ['', 'SUCCESS', 'successful', 'constructor', '__proto__', 'toString']) {
    expect([runOutcome(status), deploymentOutcome(status), changeState(status)]).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ])
  }
})

test('a job that may fail spoils nothing by it, and hides nothing else', () => {
  expect(stepOutcome({ status: 'failed', mayFail: true })).toBe('unstable')
  expect(stepOutcome({ status: 'failed', mayFail: false })).toBe('failed')
  for (const status of ['success', 'canceled', 'running', 'manual', 'odd']) {
    expect(stepOutcome({ status, mayFail: true })).toBe(runOutcome(status))
  }
})

test('a merge request is open, merged or closed', () => {
  expect(['opened', 'locked', 'merged', 'closed'].map(changeState)).toEqual([
    'open',
    'open',
    'merged',
    'closed',
  ])
})
