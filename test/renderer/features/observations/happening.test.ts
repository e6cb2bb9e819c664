import { expect, test } from 'vitest'
import { ofDeployment, ofIncident, ofRun } from '#renderer/features/observations/happening.ts'
import { tookWords } from '#renderer/features/observations/happening-words.ts'
import type { Deployment } from '#shared/vocabulary/deployment.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { Incident } from '#shared/vocabulary/incident.ts'
import type { Run } from '#shared/vocabulary/run.ts'

const NOW = Date.UTC(2026, 10, 20, 12)
const MINUTE = 60_000
const shared = {
  source: '01935000-0000-7000-8000-000000000001' as SourceId,
  key: 'k:1',
  asOf: NOW,
  goneAt: null,
  project: 'org/a',
  service: null,
  original: 'x',
  by: null,
  url: null,
}
const run: Run = {
  ...shared,
  ...{ name: 'Build', number: '7', attempt: 1, outcome: 'succeeded', branch: 'main' },
  ...{ commit: null, trigger: null, createdAt: NOW - 9 * MINUTE },
  ...{ startedAt: NOW - 8 * MINUTE, finishedAt: NOW - 3 * MINUTE },
}
const deployment: Deployment = {
  ...shared,
  ...{ place: 'prod', environment: null, outcome: 'running', version: null, ref: 'main' },
  ...{ commit: 'c'.repeat(40), createdAt: NOW, startedAt: NOW - 4 * MINUTE, finishedAt: null },
}
const incident: Incident = {
  ...shared,
  ...{ kind: 'alert', title: 'Slow', state: 'firing', severity: 'critical' },
  ...{ originalSeverity: 'P1', startedAt: NOW - 60 * MINUTE, acknowledgedAt: null },
  ...{ resolvedAt: null, labels: null },
}

test('a run is named with its number, and with its attempt where there were several', () => {
  expect(ofRun(run).title).toBe('Build #7')
  expect(ofRun({ ...run, number: null, attempt: 3 }).title).toBe('Build, attempt 3')
})

test('a deployment is named by what is known best of it', () => {
  expect(ofDeployment({ ...deployment, version: '1.2.0' }).title).toBe('1.2.0')
  expect(ofDeployment(deployment).title).toBe('main')
  expect(ofDeployment({ ...deployment, ref: null }).title).toBe('cccccccc')
  expect(ofDeployment({ ...deployment, ref: null, commit: null }).title).toBe('no version said')
})

test('how long it took is told only where that is known', () => {
  const took = (one: Parameters<typeof tookWords>[0]) => tookWords(one, NOW)
  expect(took(ofRun(run))).toBe('5 min')
  expect(took(ofDeployment(deployment))).toBe('4 min so far')
  expect(took(ofIncident(incident))).toBe('1 h so far')
  expect(took(ofIncident({ ...incident, state: 'resolved', resolvedAt: NOW }))).toBe('1 h')
})

test('what has ended without saying when is not going on', () => {
  const took = (one: Parameters<typeof tookWords>[0]) => tookWords(one, NOW)
  expect(took(ofRun({ ...run, finishedAt: null }))).toBeUndefined()
  expect(took(ofRun({ ...run, startedAt: null }))).toBeUndefined()
  expect(took(ofRun({ ...run, outcome: 'unknown', finishedAt: null }))).toBeUndefined()
  expect(took(ofRun({ ...run, finishedAt: NOW - 60 * MINUTE }))).toBeUndefined()
  expect(took(ofIncident({ ...incident, state: 'resolved' }))).toBeUndefined()
})

test('a run that waits still is placed by when it was asked for', () => {
  expect(ofRun({ ...run, startedAt: null }).at).toBe(run.createdAt)
  expect(ofRun(run).at).toBe(run.startedAt)
})
