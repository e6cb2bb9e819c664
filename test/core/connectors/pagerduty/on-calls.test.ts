import { beforeEach, expect, test } from 'vitest'
import { listOnCalls } from '#core/connectors/pagerduty/list-on-calls.ts'
import { pagerduty } from '#core/connectors/pagerduty/pagerduty.ts'
import { parseOnCall } from '#core/connectors/pagerduty/read-on-calls.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { type SyncedCore, startSyncedCore } from '../../../support/synced-core.ts'
import { HOUR, NOW, onCall, service } from './samples.ts'

let calls: (typeof onCall | object)[]
let asked: URL[]
let core: SyncedCore
let sourceId: string

const { exchange } = scriptedExchange(({ url }) => {
  const [list, id] = url.pathname.split('/').slice(2)
  if (list === 'services' && id) {
    const escalation_policy = { id: 'PT20YPA', type: 'escalation_policy_reference' }
    return { body: { service: { ...service, id, escalation_policy } } }
  }
  if (list !== 'oncalls') return { body: { [list ?? '']: [], more: false } }
  asked.push(url)
  const offset = Number(url.searchParams.get('offset'))
  return { body: { oncalls: calls.slice(offset, offset + 100), more: offset + 100 < calls.length } }
})

beforeEach(() => {
  calls = [onCall, { ...onCall, escalation_level: 1, schedule: null, start: null, end: null }]
  asked = []
})

async function start(settings: object = {}): Promise<void> {
  core = await startSyncedCore({ exchange, connectors: [pagerduty] })
  sourceId = (await core.addSource({ kind: 'pagerduty', secret: 'canary', settings })).id
}
async function read() {
  core.clock.pass(HOUR / 4)
  const came = await core.get('sources.sync', { sourceId })
  expect(came).toMatchObject({ quarantined: 0, failures: [] })
  return came
}
const told = async () => (await core.get('onCalls.list', { limit: 1000 })).items

test('who is called says by what, how soon and until when; by the name that incidents go by', () => {
  expect(parseOnCall({ onCall, service })).toEqual({
    of: 'onCalls',
    key: `PT20YPA:2:PI7DH85:PXPGF42:${Date.UTC(2026, 10, 19, 8)}:PIJ90N7`,
    revision: 0,
    said: {
      project: 'Checkout',
      policy: 'Shop, day and night',
      rota: 'Daily engineering rotation',
      level: 2,
      person: 'Ada Lovelace',
      email: 'ada@example.org',
      startsAt: Date.UTC(2026, 10, 19, 8),
      endsAt: Date.UTC(2026, 10, 21, 8),
      url: 'https://acme.pagerduty.com/schedules/PI7DH85',
    },
  })
})

test('whoever is always called has no rota and no end; an end that cannot be read is not taken for that', () => {
  const always = { ...onCall, schedule: null, start: null, end: null }
  expect(parseOnCall({ onCall: always, service: null }).said).toMatchObject({
    project: '',
    rota: null,
    startsAt: null,
    endsAt: null,
    url: 'https://acme.pagerduty.com/escalation_policies/PT20YPA',
  })
  expect(() => parseOnCall({ onCall: { ...onCall, end: 'soon' }, service })).toThrow(/end/)
})

test('each service of the policy is a row, and no telephone number is kept', async () => {
  await start()
  await read()
  const items = await told()
  expect(items.map(({ project, level }) => `${project} ${level}`).sort()).toEqual([
    'Basket 1',
    'Basket 2',
    'Checkout 1',
    'Checkout 2',
  ])
  const [{ key, source }] = items as [(typeof items)[number]]
  const raw = await core.get('observations.raw', { of: 'onCalls', source, key })
  expect(JSON.stringify(raw)).not.toContain('1632')
  expect(asked[0]!.searchParams.getAll('include[]')).toEqual(['users', 'escalation_policies'])
})

test('all day the same is asked, and what is told again changes nothing', async () => {
  await start()
  await read()
  expect(await read()).toMatchObject({ changed: 0 })
  expect(new Set(asked.map(({ search }) => search)).size).toBe(1)
})

test('who is off the rota is gone', async () => {
  await start()
  await read()
  calls = calls.slice(1)
  await read()
  expect((await told()).map(({ level }) => level)).toEqual([1, 1])
})

test('of a chosen service only its own people are told', async () => {
  await start({ services: ['PIJ90N7'] })
  await read()
  expect(new Set((await told()).map(({ project }) => project))).toEqual(new Set(['Checkout']))
  expect(asked[0]!.searchParams.getAll('escalation_policy_ids[]')).toEqual(['PT20YPA'])
})

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ({ ...onCall, escalation_level: from + at + 1 }))

test('more than a page is whole where nothing slipped from page to page, and only then', async () => {
  const list = (pages: (offset: number) => readonly unknown[]) =>
    listOnCalls({
      now: NOW,
      policy: undefined,
      outward: scriptedOutward((path) => {
        const offset = Number(new URL(path, 'http://x').searchParams.get('offset'))
        return { body: { oncalls: pages(offset).slice(offset, offset + 100), more: offset < 198 } }
      }).outward,
    })
  const all = many(250)
  const still = await list(() => all)
  expect([still.whole, still.onCalls.length]).toEqual([true, 250])
  const slipped = await list((offset) => (offset > 0 ? all.slice(1) : all))
  expect(slipped.whole).toBe(false)
})

test('where something slipped nobody is said to be gone', async () => {
  await start()
  calls = many(150)
  await read()
  expect(await told()).toHaveLength(300)
  calls = many(149)
  await read()
  expect(await told()).toHaveLength(298)
})
