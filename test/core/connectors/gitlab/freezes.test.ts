import { beforeEach, expect, test } from 'vitest'
import { gitlab } from '#core/connectors/gitlab/gitlab.ts'
import { parseFreeze } from '#core/connectors/gitlab/read-freezes.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { type SyncedCore, startSyncedCore } from '../../../support/synced-core.ts'
import { freeze } from './samples.ts'

const about = { part: 'shop/checkout', settings: { projects: [], days: 90 } }

let freezes: object[]
let fresh: number
let core: SyncedCore
let sourceId: string

beforeEach(async () => {
  freezes = [freeze, { ...freeze, id: 2, cron_timezone: 'UTC' }]
  fresh = 0
  const { exchange } = scriptedExchange(({ url, headers }) => {
    if (!url.pathname.endsWith('/freeze_periods')) return { body: [] }
    const page = Number(url.searchParams.get('page'))
    const body = freezes.slice((page - 1) * 100, page * 100)
    const etag = `"${page}-${freezes.map((one) => Object.values(one)[0]).join()}"`.slice(0, 80)
    if (headers['if-none-match'] === etag) return { status: 304 }
    fresh += 1
    return { body, headers: { etag } }
  })
  core = await startSyncedCore({ exchange, connectors: [gitlab] })
  const settings = { projects: ['shop/checkout'] }
  sourceId = (await core.addSource({ kind: 'gitlab', secret: 'canary', settings })).id
})

async function read() {
  core.clock.pass(60_000)
  return core.get('sources.sync', { sourceId })
}
const standing = async () =>
  (await core.get('entries.list', {})).items
    .filter(({ goneAt }) => goneAt === null)
    .map(({ uid }) => uid)
    .sort()

test('a freeze comes again by two crons, by clocks in its zone', () => {
  const at = Date.UTC(2026, 4, 15, 17, 3, 35, 702)
  expect(parseFreeze(freeze, about)).toMatchObject({
    of: 'entries',
    key: 'shop/checkout:freeze:1',
    revision: Date.UTC(2026, 4, 15, 17, 6, 41, 566),
    said: {
      calendar: 'shop/checkout',
      uid: 'freeze-1',
      categories: ['deploy freeze'],
      wall: { start: '2026-05-15T19:03:35', zone: 'Europe/Berlin', allDay: false },
      recurs: { by: 'crons', start: '0 23 * * 5', end: '0 8 * * 1' },
      startsAt: at,
      endsAt: at,
      lastEndsAt: null,
    },
  })
})

test('a zone that is not known is not guessed', () => {
  for (const cron_timezone of ['Eastern Time (US & Canada)', 'Mars/Olympus', '', null]) {
    expect(() => parseFreeze({ ...freeze, cron_timezone }, about)).toThrow(/cron_timezone/)
  }
  expect(parseFreeze({ ...freeze, cron_timezone: 'Etc/UTC' }, about).said).toMatchObject({
    wall: { zone: 'UTC' },
  })
})

test('they are read once, found the same, and one that was taken away is gone', async () => {
  expect(await read()).toMatchObject({ quarantined: 0, failures: [] })
  expect(await standing()).toEqual(['freeze-1', 'freeze-2'])
  await read()
  expect(fresh).toBe(1)
  expect(await standing()).toEqual(['freeze-1', 'freeze-2'])
  freezes = freezes.slice(1)
  await read()
  expect(await standing()).toEqual(['freeze-2'])
})

test('more than a page is read to its end', async () => {
  freezes = Array.from({ length: 130 }, (_, at) => ({ ...freeze, id: at + 1 }))
  await read()
  expect(await standing()).toHaveLength(100)
  expect((await core.get('entries.list', { limit: 1000 })).total).toBe(130)
  freezes = freezes.slice(0, 129)
  await read()
  const { items } = await core.get('entries.list', { limit: 1000 })
  expect(items.filter(({ goneAt }) => goneAt === null)).toHaveLength(129)
})
