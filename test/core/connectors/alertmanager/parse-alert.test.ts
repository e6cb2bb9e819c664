import { expect, test } from 'vitest'
import { alertmanager } from '#core/connectors/alertmanager/alertmanager.ts'
import { AlertmanagerSettings } from '#core/connectors/alertmanager/alertmanager-settings.ts'
import { parseAlert } from '#core/connectors/alertmanager/parse-alert.ts'
import { parseSilence } from '#core/connectors/alertmanager/read-silences.ts'
import { alert, MINUTE, NOW, silence } from './samples.ts'

const settings = AlertmanagerSettings.parse({})
const about = { part: '*', settings }
const saidOf = (over: object) => parseAlert({ ...alert, ...over }, about).said

test('an alert is told in our words', () => {
  expect(parseAlert(alert, about)).toEqual({
    of: 'incidents',
    key: `6ef2b1c2f3a49d10@${NOW - 10 * MINUTE}`,
    revision: 0,
    said: {
      kind: 'alert',
      project: 'checkout',
      title: 'Checkout answers slowly',
      state: 'firing',
      original: 'active',
      severity: 'critical',
      originalSeverity: 'page',
      startedAt: NOW - 10 * MINUTE,
      acknowledgedAt: null,
      resolvedAt: null,
      labels: alert.labels,
      by: null,
      url: alert.generatorURL,
    },
  })
})

test.each([
  ['active', {}, 'firing', 'active'],
  ['unprocessed', {}, 'firing', 'unprocessed'],
  ['suppressed', { silencedBy: ['a'] }, 'silenced', 'suppressed/silenced'],
  ['suppressed', { inhibitedBy: ['a'], mutedBy: ['b'] }, 'silenced', 'suppressed/inhibited/muted'],
  ['resolved?', {}, 'unknown', 'resolved?'],
])('%s with %j is %s', (state, by, ours, original) => {
  expect(saidOf({ status: { ...alert.status, state, ...by } })).toMatchObject({
    state: ours,
    original,
  })
})

test.each([
  ['Critical', 'critical'],
  ['warning', 'warning'],
  ['info', 'info'],
  ['P2', 'unknown'],
  [undefined, null],
])('severity %s is %s', (severity, ours) => {
  expect(saidOf({ labels: { severity } })).toMatchObject({ severity: ours })
})

test('whom it belongs to says the first label that is there, or nobody', () => {
  expect(saidOf({ labels: { job: 'node', alertname: 'Down' } })).toMatchObject({ project: 'node' })
  expect(saidOf({ labels: {}, annotations: {} })).toMatchObject({
    project: '',
    title: alert.fingerprint,
    labels: {},
  })
})

test.each([
  ['before it would have ended', NOW + MINUTE, NOW + MINUTE],
  ['later, for who knows how often it was put off', NOW + 9 * MINUTE, NOW + 9 * MINUTE],
  ['on a clock that is behind', NOW - 30 * MINUTE, NOW - 10 * MINUTE],
])('what is missed %s was resolved by then', (_, missedAt, resolvedAt) => {
  const { key, said } = parseAlert({ toldLast: alert, toldAt: NOW, missedAt }, about)
  expect([key, said]).toMatchObject([
    parseAlert(alert, about).key,
    {
      state: 'resolved',
      original: 'no longer told, since 2026-11-20T09:00:00.000Z, was active',
      resolvedAt,
    },
  ])
})

test('a silence is told in our words, and names a service only where it says so by name', () => {
  expect(parseSilence(silence, about)).toEqual({
    of: 'quietPeriods',
    key: silence.id,
    revision: NOW - 5 * MINUTE,
    said: {
      kind: 'silence',
      project: 'checkout',
      title: 'Moving to the new database',
      startsAt: NOW - 5 * MINUTE,
      endsAt: NOW + 55 * MINUTE,
      by: 'ada',
      concerns: 'service="checkout", severity!~"page|warn"',
      reason: 'Moving to the new database',
      url: null,
    },
  })
  const matchers = [{ name: 'service', value: 'check.*', isRegex: true }]
  const { said } = parseSilence({ ...silence, matchers, comment: '' }, about)
  expect(said).toMatchObject({ project: '', title: 'service=~"check.*"', reason: null })
})

test('a secret is a user with a password, or a token', () => {
  expect(alertmanager.authorize('ada:secret', settings)).toEqual({
    authorization: 'Basic YWRhOnNlY3JldA==',
  })
  expect(alertmanager.authorize(' abc ', settings)).toEqual({ authorization: 'Bearer abc' })
})
