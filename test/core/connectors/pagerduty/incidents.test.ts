import { beforeEach, expect, test } from 'vitest'
import { listIncidents } from '#core/connectors/pagerduty/list-incidents.ts'
import { pagerduty } from '#core/connectors/pagerduty/pagerduty.ts'
import { PagerdutySettings } from '#core/connectors/pagerduty/pagerduty-settings.ts'
import { walkNewestFirst } from '#core/connectors/walk-newest-first.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { type SyncedCore, startSyncedCore } from '../../../support/synced-core.ts'
import { type Happened, livePagerduty } from './live-pagerduty.ts'
import { HOUR, incident, isoOf, MINUTE, NOW, window } from './samples.ts'

const DAY = 24 * HOUR

let upstream: ReturnType<typeof livePagerduty>
let core: SyncedCore
let sourceId: string

async function start(settings: object = {}) {
  core = await startSyncedCore({ exchange: upstream.exchange, connectors: [pagerduty] })
  const { id } = await core.addSource({ kind: 'pagerduty', secret: 'canary', settings })
  sourceId = id
}
beforeEach(() => {
  upstream = livePagerduty()
  upstream.now = NOW
})

async function read(after = MINUTE) {
  core.clock.pass(after)
  upstream.now = core.clock.now()
  const came = await core.get('sources.sync', { sourceId })
  expect(came).toMatchObject({ quarantined: 0, failures: [] })
  return came
}
const happened = (id: string, over: Partial<Happened> = {}): Happened => ({
  id,
  createdAt: NOW - HOUR,
  updatedAt: NOW - HOUR,
  status: 'triggered',
  ...over,
})
const states = async (over: object = {}) =>
  Object.fromEntries(
    (await core.get('incidents.list', over)).items.map(({ key, state }) => [key, state]),
  )

test('what stands is known however old it is, and what was resolved down to the horizon', async () => {
  upstream.incidents.push(
    happened('P-NEW'),
    happened('P-OLD', { createdAt: NOW - 300 * DAY, status: 'acknowledged' }),
    happened('P-DONE', { createdAt: NOW - 80 * DAY, status: 'resolved' }),
    happened('P-PAST', { createdAt: NOW - 300 * DAY, status: 'resolved' }),
  )
  await start()
  await read()
  expect(await states()).toEqual({
    'P-NEW': 'firing',
    'P-OLD': 'acknowledged',
    'P-DONE': 'resolved',
  })
})

test('the end of what stood is seen, however long ago it began', async () => {
  upstream.incidents.push(happened('P-OLD', { createdAt: NOW - 300 * DAY }))
  await start()
  await read()
  await read()
  upstream.incidents[0] = { ...upstream.incidents[0]!, status: 'resolved', updatedAt: NOW }
  await read()
  expect(await states()).toEqual({ 'P-OLD': 'resolved' })
  const before = upstream.asked.length
  await read()
  expect(upstream.asked.slice(before).map(({ url }) => url.pathname)).not.toContain(
    '/api/incidents/P-OLD',
  )
})

test('a quiet refresh of incidents is three requests, and marks nothing as changed', async () => {
  for (const hours of [8, 80]) {
    const createdAt = NOW - hours * HOUR
    upstream.incidents.push(happened(`P-${hours}`, { createdAt, status: 'resolved' }))
  }
  await start()
  await read()
  const before = upstream.asked.length
  expect(await read()).toMatchObject({ changed: 0 })
  const asked = upstream.asked.slice(before).map(({ url }) => url.pathname)
  expect(asked.filter((path) => path.endsWith('/incidents'))).toHaveLength(3)
})

test('a key and a version go with each request', async () => {
  await start()
  await read()
  for (const { headers } of upstream.asked) {
    expect(headers).toMatchObject({
      authorization: 'Token token=canary',
      accept: 'application/vnd.pagerduty+json;version=2',
    })
  }
})

test('services that were chosen are parts of their own', async () => {
  await start({ services: ['PIJ90N7', 'PIJ90N8'] })
  await read()
  const lists = upstream.asked.filter(({ url }) => /(incidents|windows)$/.test(url.pathname))
  const asked = lists.map(({ url }) => url.searchParams.get('service_ids[]'))
  expect(new Set(asked)).toEqual(new Set(['PIJ90N7', 'PIJ90N8']))
})

test('where PagerDuty counts no further, what is older is asked for by its time', async () => {
  const rows = Array.from({ length: 10_450 }, (_, i) => ({
    ...incident,
    id: `P${i}`,
    created_at: isoOf(NOW - i * MINUTE),
  }))
  const { outward, asked } = scriptedOutward((path) => {
    const query = new URL(path, 'https://pd').searchParams
    const [offset, until] = [Number(query.get('offset')), Date.parse(query.get('until')!)]
    expect(offset + 100).toBeLessThanOrEqual(10_000)
    const found = rows.filter(({ created_at: at }) => Date.parse(at) < until)
    const more = offset + 100 < found.length
    return { body: { incidents: found.slice(offset, offset + 100), more } }
  })
  const settings = PagerdutySettings.parse({ days: 10 })
  const walk = { settings, outward, now: NOW, part: '*', cursor: undefined, open: [], sweep: false }
  const met = new Set<unknown>()
  let cursor: unknown
  for (let walks = 0; walks < 10; walks += 1) {
    const again = { ...walk, cursor: cursor as never }
    for await (const leaf of walkNewestFirst(listIncidents(again), again)) {
      for (const row of leaf.rows) met.add((row as { id: string }).id)
      if (leaf.cursor !== undefined) cursor = leaf.cursor
    }
  }
  expect(met.size).toBe(rows.length)
  expect(asked.length).toBeLessThan(200)
})

test('maintenance is known for each of its services; its end is, and what was called off', async () => {
  upstream.windows = [
    window,
    { ...window, id: 'PTOCOME', end_time: '2026-11-21T06:00:00Z' },
    { ...window, id: 'PPAST', end_time: '2026-11-10T06:00:00Z' },
    { ...window, id: 'PLONGAGO', end_time: '2025-11-10T06:00:00Z' },
  ]
  await start()
  await read()
  const list = async (over: object = {}) => (await core.get('quietPeriods.list', over)).items
  const keys = async (over: object = {}) => (await list(over)).map(({ key }) => key).toSorted()
  const both = (...ids: string[]) => ids.flatMap((id) => [`${id}:PIJ90N7`, `${id}:PIJ90N8`])
  expect(await keys()).toEqual(both('PPAST', 'PTOCOME', 'PW98YIO'))
  const endedAt = isoOf(NOW + 30_000)
  upstream.windows = upstream.windows
    .filter(({ id }) => id !== 'PTOCOME')
    .map((one) => (one.id === 'PW98YIO' ? { ...one, end_time: endedAt } : one))
  await read()
  expect(await keys()).toEqual(both('PPAST', 'PW98YIO'))
  expect(await keys({ gone: true })).toEqual(both('PPAST', 'PTOCOME', 'PW98YIO'))
  expect(await keys({ endsAfter: core.clock.now() })).toEqual([])
  const ended = (await list()).filter(({ key }) => key.startsWith('PW98YIO'))
  expect(ended.map(({ endsAt, project }) => [endsAt, project]).toSorted()).toEqual([
    [NOW + 30_000, 'Basket'],
    [NOW + 30_000, 'Checkout'],
  ])
})

test('an answer that is no list leaves what is known', async () => {
  upstream.incidents.push(happened('P-NEW'))
  await start()
  await read()
  upstream.before = () => ({ body: { incidents: 'none' } })
  const { failures } = await core.get('sources.sync', { sourceId })
  expect(failures.map(({ trouble }) => trouble)).toEqual(Array(3).fill('notUnderstood'))
  expect(await states()).toEqual({ 'P-NEW': 'firing' })
})
