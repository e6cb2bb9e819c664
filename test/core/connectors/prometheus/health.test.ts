import { beforeEach, expect, test } from 'vitest'
import { prometheus } from '#core/connectors/prometheus/prometheus.ts'
import { PrometheusSettings } from '#core/connectors/prometheus/prometheus-settings.ts'
import { parseRule, ruleHealth } from '#core/connectors/prometheus/read-rules.ts'
import { parseTarget, targetHealth } from '#core/connectors/prometheus/read-targets.ts'
import { steadyWords } from '#core/connectors/prometheus/steady-words.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { type SyncedCore, startSyncedCore } from '../../../support/synced-core.ts'
import { alertingRule, group, recordingRule, target } from './samples.ts'

const about = { part: 'rules', settings: PrometheusSettings.parse({}) }
const ruleRow = (over: object = {}, rule: object = alertingRule) => ({
  group: { name: 'example', file: '/rules.yaml' },
  rule: { ...rule, ...over },
})

let targets: object[]
let groups: object[]
let missing: boolean
let core: SyncedCore
let sourceId: string

beforeEach(async () => {
  targets = [
    target,
    { ...target, labels: { ...target.labels, instance: 'b:9090' }, health: 'down' },
  ]
  groups = [group]
  missing = false
  const { exchange } = scriptedExchange(({ url }) => {
    if (missing) return { status: 404 }
    const data = url.pathname.endsWith('/targets')
      ? { activeTargets: targets, droppedTargets: [] }
      : { groups }
    return { body: { status: 'success', data } }
  })
  core = await startSyncedCore({ exchange, connectors: [prometheus] })
  sourceId = (await core.addSource({ kind: 'prometheus' })).id
})

async function read() {
  core.clock.pass(120_000)
  return core.get('sources.sync', { sourceId })
}
const checks = async (over: object = {}) => (await core.get('healthChecks.list', over)).items

test('a target goes by its job, and what may be secret of it is left out', async () => {
  await read()
  const [down, up] = (await checks({ kind: 'target' })).sort((a, b) =>
    a.health < b.health ? -1 : 1,
  )
  expect(up).toMatchObject({
    kind: 'target',
    project: 'checkout',
    name: '127.0.0.1:9090',
    health: 'healthy',
    original: 'up',
    because: null,
    since: null,
    labels: { instance: '127.0.0.1:9090', job: 'checkout' },
    url: 'http://example-prometheus:9090/metrics',
  })
  expect(down).toMatchObject({ name: 'b:9090', health: 'failing' })
  const raw = await core.get('observations.raw', {
    of: 'healthChecks',
    source: up!.source,
    key: up!.key,
  })
  expect(JSON.stringify(raw)).not.toContain('__meta_token')
})

test('a scrape that went as before changes nothing', async () => {
  expect(await read()).toMatchObject({ read: 4, changed: 4, quarantined: 0, failures: [] })
  targets = targets.map((one) => ({
    ...one,
    lastScrape: '2026-11-20T09:00:44.72+01:00',
    lastScrapeDuration: 0.07,
  }))
  const [alert] = alertingRule.alerts
  const moved = { ...alertingRule, evaluationTime: 9, alerts: [{ ...alert, value: '2e+00' }] }
  groups = [{ ...group, rules: [moved, recordingRule] }]
  expect(await read()).toMatchObject({ read: 4, changed: 0 })
})

test('the same trouble is told in the same words', () => {
  const said = (port: number) =>
    `Get "http://b/metrics": read tcp 10.0.0.1:${port}->10.0.0.2:80: timeout`
  expect(steadyWords(said(50_001))).toBe(steadyWords(said(50_002)))
  expect(steadyWords(said(1))).toContain('10.0.0.2:80: timeout')
  const down = { ...target, health: 'down', lastError: said(1) }
  expect(parseTarget(down).said).toMatchObject({ because: expect.stringMatching(/timeout/) })
})

test('what is taken away is gone, targets and rules each by themselves', async () => {
  await read()
  targets = targets.slice(1)
  await read()
  expect(await checks({ kind: 'target' })).toHaveLength(1)
  expect(await checks({ kind: 'rule' })).toHaveLength(2)
  groups = []
  await read()
  expect(await checks({ kind: 'rule' })).toHaveLength(0)
  expect(await checks({ kind: 'target' })).toHaveLength(1)
})

test('what speaks only the language of queries has neither; once told, their lack is a failure', async () => {
  missing = true
  expect(await read()).toMatchObject({ read: 0, failures: [] })
  missing = false
  await read()
  missing = true
  const { failures } = await read()
  expect(failures).toHaveLength(2)
  expect(await checks()).toHaveLength(4)
})

test('a group that cannot be read is set aside, and the others stand', async () => {
  groups = [{ name: 'broken' }, group]
  expect(await read()).toMatchObject({ quarantined: 1, failures: [] })
  expect(await checks({ kind: 'rule' })).toHaveLength(2)
})

test('a rule that fires says since when, in its own words', () => {
  expect(parseRule(ruleRow(), about).said).toMatchObject({
    kind: 'rule',
    project: 'checkout',
    name: 'HighRequestLatency',
    health: 'failing',
    original: 'firing/ok',
    because: '1 alert firing: High request latency',
    since: Date.UTC(2026, 10, 20, 7, 27, 12, 606),
  })
  const templated = { annotations: { summary: 'at {{ $value }}' }, labels: {} }
  expect(parseRule(ruleRow(templated), about).said).toMatchObject({
    project: 'example',
    because: '1 alert firing.',
  })
})

test('a rule that cannot be evaluated watches nothing', () => {
  const err = { health: 'err', state: 'inactive', alerts: [], lastError: 'many-to-many matching' }
  expect(parseRule(ruleRow(err), about).said).toMatchObject({
    health: 'failing',
    original: 'inactive/err',
    because: 'It cannot be evaluated: many-to-many matching',
    since: null,
  })
})

test('only what is known to be well is healthy', () => {
  expect(['up', 'down', 'unknown', 'UP', ''].map(targetHealth)).toEqual([
    'healthy',
    'failing',
    'unknown',
    'unknown',
    'unknown',
  ])
  const of = (health: string, state: string | null) =>
    ruleHealth({ health, state, type: 'alerting' })
  const states = ['inactive', 'pending', 'firing', 'odd', null]
  expect(states.map((state) => of('ok', state))).toEqual([
    'healthy',
    'progressing',
    'failing',
    'unknown',
    'unknown',
  ])
  expect(states.map((state) => of('unknown', state))).toEqual(Array(5).fill('unknown'))
  expect(ruleHealth({ health: 'ok', state: null, type: 'recording' })).toBe('healthy')
})

test('health is not asked for where nobody wants it', () => {
  const settings = PrometheusSettings.parse({ health: false })
  for (const { parts } of prometheus.streams) expect(parts(settings)).toEqual([])
})
