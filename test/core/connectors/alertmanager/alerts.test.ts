import { beforeEach, expect, test } from 'vitest'
import { alertmanager } from '#core/connectors/alertmanager/alertmanager.ts'
import { type SyncedCore, startSyncedCore } from '../../../support/synced-core.ts'
import { liveAlertmanager } from './live-alertmanager.ts'
import { isoOf, MINUTE, NOW, silence } from './samples.ts'

const DAY = 24 * 60 * MINUTE

let upstream: ReturnType<typeof liveAlertmanager>
let core: SyncedCore
let sourceId: string
let source: { id: string; version: number }

beforeEach(async () => {
  upstream = liveAlertmanager()
  core = await startSyncedCore({ exchange: upstream.exchange, connectors: [alertmanager] })
  source = await core.addSource({ kind: 'alertmanager' })
  sourceId = source.id
})

async function read(after = MINUTE) {
  core.clock.pass(after)
  upstream.updatedAt = core.clock.now()
  const came = await core.get('sources.sync', { sourceId })
  expect(came).toMatchObject({ quarantined: 0, failures: [] })
  return came
}
const told = async (over: object = {}) => (await core.get('incidents.list', over)).items
const states = async () => (await told()).map(({ title, state }) => [title, state])
const named = (name: string, since = NOW) => ({ name, since })

test('an alert fires, is silenced, is resolved, and fires again as another one', async () => {
  upstream.standing = [named('a')]
  await read()
  expect(await told({ open: true })).toMatchObject([{ state: 'firing', service: null }])
  upstream.standing = [{ ...named('a'), quiet: true }]
  await read()
  expect(await told()).toMatchObject([{ state: 'silenced', original: 'suppressed/silenced' }])
  const readAt = new Date(core.clock.now()).toISOString()
  upstream.standing = []
  await read()
  const [ended] = await told()
  expect(ended).toMatchObject({
    state: 'resolved',
    original: `no longer told, since ${readAt}, was suppressed/silenced`,
    resolvedAt: core.clock.now(),
    goneAt: null,
  })
  expect(await told({ open: true })).toEqual([])
  upstream.standing = [named('a', core.clock.now())]
  await read()
  expect((await told()).map(({ state }) => state)).toEqual(['firing', 'resolved'])
})

test('what is still told the same marks nothing as changed', async () => {
  upstream.standing = [named('a'), named('b')]
  expect(await read()).toMatchObject({ read: 2, changed: 2 })
  expect(await read()).toMatchObject({ read: 2, changed: 0 })
})

test('what was resolved stays, however often all is read again', async () => {
  upstream.standing = [named('a')]
  await read()
  upstream.standing = []
  await read()
  await read(2 * DAY)
  expect(await told({ gone: true })).toMatchObject([{ state: 'resolved', goneAt: null }])
})

test('in the minutes after a start, what is missing is not resolved', async () => {
  upstream.standing = [named('a')]
  await read()
  upstream.standing = []
  upstream.startedAt = core.clock.now()
  await read()
  expect(await told()).toMatchObject([{ state: 'firing' }])
  await read(10 * MINUTE)
  expect(await told()).toMatchObject([{ state: 'resolved' }])
})

test('what stood long before it was missed was not resolved long before', async () => {
  upstream.standing = [named('a')]
  for (let readings = 0; readings < 5; readings += 1) await read(60 * MINUTE)
  const since = new Date(core.clock.now()).toISOString()
  upstream.standing = []
  await read(2 * DAY)
  expect(await told()).toMatchObject([
    { resolvedAt: core.clock.now(), original: `no longer told, since ${since}, was active` },
  ])
})

test('who stands after all fires again under its own name', async () => {
  upstream.standing = [named('a')]
  await read()
  upstream.standing = []
  await read()
  upstream.standing = [named('a')]
  await read()
  expect(await told()).toMatchObject([{ state: 'firing', resolvedAt: null }])
})

test('where one row cannot be told apart, nobody is resolved for it', async () => {
  upstream.standing = [named('a')]
  await read()
  upstream.before = () => ({ body: [{ labels: { alertname: 'a' } }] })
  const came = await core.get('sources.sync', { sourceId })
  expect(came.quarantined).toBeGreaterThan(0)
  expect(await told()).toMatchObject([{ state: 'firing' }])
})

test('an answer that is no list leaves what is known', async () => {
  upstream.standing = [named('a')]
  await read()
  upstream.before = () => ({ body: { status: 'success', data: [] } })
  const { failures } = await core.get('sources.sync', { sourceId })
  expect(failures.map(({ trouble }) => trouble)).toEqual(['notUnderstood', 'notUnderstood'])
  expect(await told()).toMatchObject([{ state: 'firing' }])
})

test('of a storm every alert is known, and every end of it', async () => {
  upstream.standing = Array.from({ length: 1200 }, (_, i) => named(`n${i}`, NOW - i * 1000))
  await read()
  expect((await core.get('incidents.list', { state: 'firing' })).total).toBe(1200)
  upstream.standing = upstream.standing.slice(0, 3)
  await read()
  const totals = async (state: 'firing' | 'resolved') =>
    (await core.get('incidents.list', { state })).total
  expect([await totals('firing'), await totals('resolved')]).toEqual([3, 1197])
})

test('other settings lose track of no alert', async () => {
  upstream.standing = [named('a')]
  await read()
  upstream.standing = [named('b')]
  await core.get('sources.change', {
    sourceId,
    changes: { settings: { serviceLabels: ['job'] } },
    expectedVersion: source.version,
  })
  await read()
  expect((await states()).toSorted()).toEqual([
    ['Checkout answers slowly', 'firing'],
    ['Checkout answers slowly', 'resolved'],
  ])
  expect((await told({ open: true })).map(({ project }) => project)).toEqual(['checkout-http'])
})

test('what a resolved alert is known by is what was told last', async () => {
  upstream.standing = [named('a')]
  await read()
  upstream.standing = []
  await read()
  const [ended] = await told()
  const { raw } = await core.get('observations.raw', {
    of: 'incidents',
    source: sourceId,
    key: ended!.key,
  })
  expect(JSON.parse(raw!)).toMatchObject({
    toldLast: { fingerprint: 'a' },
    missedAt: core.clock.now(),
  })
})

test('a silence that is over stays; one that is missing before its end is gone', async () => {
  const over = { ...silence, id: 'over', endsAt: isoOf(NOW - MINUTE) }
  upstream.silences = [silence, over]
  await read()
  const quiet = async (asked: object = {}) =>
    (await core.get('quietPeriods.list', asked)).items.map(({ key }) => key)
  expect(await quiet()).toEqual([over.id, silence.id].toSorted().toReversed())
  expect(await quiet({ endsAfter: core.clock.now(), kind: 'silence' })).toEqual([silence.id])
  upstream.silences = []
  await read()
  expect(await quiet()).toEqual(['over'])
  expect((await quiet({ gone: true })).length).toBe(2)
})

test('a silence that cannot be read is taken for gone by nobody', async () => {
  upstream.silences = [silence]
  await read()
  upstream.silences = [{ ...silence, endsAt: 'soon' }]
  await core.get('sources.sync', { sourceId })
  expect((await core.get('quietPeriods.list', {})).items).toMatchObject([{ key: silence.id }])
})
