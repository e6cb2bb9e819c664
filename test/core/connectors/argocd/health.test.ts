import { beforeEach, expect, test } from 'vitest'
import { argocd } from '#core/connectors/argocd/argocd.ts'
import { applicationHealth, parseHealth } from '#core/connectors/argocd/parse-health.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { startSyncedCore } from '../../../support/synced-core.ts'
import { application } from './sample-application.ts'

const AT = '2026-11-19T10:04:00Z'
const standing = (health: unknown, over: object = {}) => ({
  metadata: application.metadata,
  status: { sync: { status: 'Synced' }, health, ...over },
})

let there: { metadata: { name: string }; status: object }[]
let start: (applications?: string[]) => Promise<Awaited<ReturnType<typeof startSyncedCore>>>

beforeEach(() => {
  there = [
    standing({ status: 'Healthy', lastTransitionTime: AT }),
    { ...standing({ status: 'Degraded' }), metadata: { ...application.metadata, name: 'basket' } },
  ]
  const { exchange } = scriptedExchange(({ url }) => {
    const named = url.pathname.split('/')[5] ?? url.searchParams.get('name')
    const items = there.filter(({ metadata }) => named === null || metadata.name === named)
    return { body: url.pathname.split('/')[5] ? application : { items } }
  })
  start = async (applications = []) => {
    const core = await startSyncedCore({ exchange, connectors: [argocd] })
    await core.addSource({ kind: 'argocd', secret: 'canary', settings: { applications } })
    return core
  }
})

test('it is healthy where it both runs and is in step, and in no other case', () => {
  const healths = [
    'Healthy',
    'Progressing',
    'Suspended',
    'Degraded',
    'Missing',
    'Unknown',
    '',
    'odd',
    null,
  ]
  const of = (sync: string | null) => healths.map((health) => applicationHealth({ health, sync }))
  const rest = [
    'progressing',
    'paused',
    'failing',
    'failing',
    'unknown',
    'unknown',
    'unknown',
    'unknown',
  ]
  expect(of('Synced')).toEqual(['healthy', ...rest])
  expect(of('OutOfSync')).toEqual(['progressing', ...rest])
  for (const sync of ['Unknown', 'odd', '', null]) expect(of(sync)).toEqual(['unknown', ...rest])
})

test('an application goes by its name, as its deployments do', () => {
  expect(parseHealth(standing({ status: 'Healthy', lastTransitionTime: AT }))).toEqual({
    of: 'healthChecks',
    key: 'argocd/checkout-prod',
    revision: 0,
    said: {
      kind: 'application',
      project: 'checkout-prod',
      name: 'checkout-prod',
      health: 'healthy',
      original: 'Healthy/Synced',
      because: null,
      since: Date.parse(AT),
      labels: { stage: 'production' },
      url: null,
    },
  })
})

test('it is said why: by its health, by a condition, or in words of ours', () => {
  const because = (health: object, over: object = {}) => parseHealth(standing(health, over)).said
  const conditions = [
    { type: 'SharedResourceWarning', message: 'shared' },
    { type: 'ComparisonError', message: 'cannot reach the repository' },
  ]
  expect(because({ status: 'Degraded', message: '2 pods crash' })).toMatchObject({
    because: '2 pods crash',
  })
  expect(because({ status: 'Unknown' }, { conditions })).toMatchObject({
    because: 'cannot reach the repository',
  })
  const late = { status: 'Healthy', lastTransitionTime: AT }
  expect(because(late, { sync: { status: 'OutOfSync' } })).toMatchObject({
    health: 'progressing',
    because: expect.stringMatching(/out of sync/),
    since: null,
  })
  expect(because({}, { sync: null })).toMatchObject({
    health: 'unknown',
    original: 'no health/no sync status',
  })
})

test('health that cannot be read is set aside, not taken for good', () => {
  for (const health of ['Healthy', { status: 7 }, { status: {} }, []]) {
    const parse = () => parseHealth(standing(health)).said
    if (Array.isArray(health)) expect(parse).toThrow(/An application cannot be read/)
    else expect(parse).toThrow(/health/)
  }
})

test('it is read besides deployments; what is taken away is gone, what stands as before is unchanged', async () => {
  const core = await start()
  const read = async () => {
    core.clock.pass(120_000)
    return core.get('sources.sync', { sourceId: (await core.get('sources.list', {})).items[0]!.id })
  }
  expect(await read()).toMatchObject({ quarantined: 0, failures: [] })
  const checks = async () => (await core.get('healthChecks.list', {})).items
  expect((await checks()).map(({ name, health }) => [name, health]).sort()).toEqual([
    ['basket', 'failing'],
    ['checkout-prod', 'healthy'],
  ])
  expect(await read()).toMatchObject({ changed: 0 })
  there = there.slice(0, 1)
  await read()
  expect((await checks()).map(({ name }) => name)).toEqual(['checkout-prod'])
})

test('of chosen applications only those are told', async () => {
  const core = await start(['basket'])
  const [source] = (await core.get('sources.list', {})).items
  await core.get('sources.sync', { sourceId: source!.id })
  const { items } = await core.get('healthChecks.list', {})
  expect(items.map(({ name }) => name)).toEqual(['basket'])
})
