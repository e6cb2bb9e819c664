import { expect, test } from 'vitest'
import { parseIncident } from '#core/connectors/pagerduty/parse-incident.ts'
import { parseWindow } from '#core/connectors/pagerduty/read-maintenance.ts'
import { HOUR, incident, isoOf, MINUTE, NOW, service, window } from './samples.ts'

const saidOf = (over: object) => parseIncident({ ...incident, ...over }).said

test('an incident is told in our words', () => {
  expect(parseIncident(incident)).toEqual({
    of: 'incidents',
    key: 'PT4KHLK',
    revision: NOW - HOUR,
    said: {
      kind: 'incident',
      project: 'Checkout',
      title: 'The server is on fire.',
      state: 'acknowledged',
      original: 'acknowledged',
      severity: 'critical',
      originalSeverity: 'P2/high',
      startedAt: NOW - 2 * HOUR,
      acknowledgedAt: NOW - 90 * MINUTE,
      resolvedAt: null,
      labels: null,
      by: 'Grace Hopper',
      url: 'https://acme.pagerduty.com/incidents/PT4KHLK',
    },
  })
})

test.each([
  ['triggered', 'firing'],
  ['acknowledged', 'acknowledged'],
  ['resolved', 'resolved'],
  ['snoozed', 'unknown'],
])('%s is %s', (status, state) => {
  expect(saidOf({ status })).toMatchObject({ state, original: status })
})

test.each([
  ['high', null, 'critical', 'high'],
  ['low', { summary: 'P3' }, 'warning', 'P3/low'],
  ['severe', null, 'unknown', 'severe'],
  [null, null, null, null],
])('urgency %s with priority %j is %s', (urgency, priority, severity, originalSeverity) => {
  expect(saidOf({ urgency, priority })).toMatchObject({ severity, originalSeverity })
})

test('who looks after it is whoever acknowledged it, else whoever it was given to', () => {
  expect(saidOf({ status: 'triggered', acknowledgements: [] })).toMatchObject({
    by: 'Ada Lovelace',
    acknowledgedAt: null,
  })
})

test('it was resolved when it says so, else when it changed last', () => {
  const resolved = { status: 'resolved', acknowledgements: [] }
  const at = isoOf(NOW - 30 * MINUTE)
  expect(saidOf({ ...resolved, resolved_at: at })).toMatchObject({
    resolvedAt: NOW - 30 * MINUTE,
    by: 'Grace Hopper',
  })
  expect(saidOf({ ...resolved, resolved_at: undefined })).toMatchObject({ resolvedAt: NOW - HOUR })
})

test('a window is told in our words, for one of its services', () => {
  expect(parseWindow({ window, service })).toEqual({
    of: 'quietPeriods',
    key: 'PW98YIO:PIJ90N7',
    revision: 0,
    said: {
      kind: 'maintenance',
      project: 'Checkout',
      title: 'Moving to the new database',
      startsAt: NOW - HOUR,
      endsAt: NOW + 2 * HOUR,
      by: 'Ada Lovelace',
      concerns: 'Checkout',
      reason: 'Moving to the new database',
      url: window.html_url,
    },
  })
  expect(parseWindow({ window, service: null })).toMatchObject({
    key: 'PW98YIO',
    said: { project: '' },
  })
})
