import { expect, test } from 'vitest'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { ReleaseState } from '#shared/vocabulary/release.ts'
import { startCore } from '../../support/core.ts'
import { pass } from '../../support/synced-core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import {
  type WrittenUpstream,
  writingConnector,
  writtenUpstream,
} from '../../support/written-upstream.ts'
import { planHotfix, reason, seen, setStage } from '../releases/cast.ts'

const MINUTE = 60_000
const calendar = { publishTo: 'team' }

type Options = {
  readonly folder?: string
  readonly byItself?: boolean
  readonly publishTo?: string
}

async function scene(upstream: WrittenUpstream, { folder, byItself = true }: Options = {}) {
  const network = { exchange: upstream.exchange, byItself, random: () => 0.5 }
  const core = await startCore({
    ...(folder && { folder }),
    ports: { network },
    connectors: [writingConnector],
  })
  const { get } = core
  const source = await get('sources.add', {
    kind: 'written',
    name: 'Team calendar',
    baseUrl: 'https://calendar.example.org/',
    settings: calendar,
  })
  const stage = await setStage(core)
  const slot = (from: number) => ({
    zone: 'Europe/Berlin',
    from: `2027-03-01T${from}:00`,
    to: `2027-03-01T${from + 1}:00`,
  })
  const draft = async () => {
    const release = await planHotfix(core, stage)
    const activity = { environment: stage.environment.id, slot: slot(9 + 1) }
    const [first] = release.activities
    const changes = { slot: activity.slot }
    return get('releases.changeActivity', { ...seen(release), activityId: first!.id, changes })
  }
  const stands = async (releaseId: ReleaseId) => (await get('releases.get', { releaseId })).release!
  const setState = async (id: ReleaseId, to: ReleaseState) => {
    await get('releases.setState', { ...seen(await stands(id)), to, reason })
    await pass(core.clock, 10)
  }
  const move = async (id: ReleaseId, hour: number) => {
    const release = await stands(id)
    const activityId = release.activities[0]!.id
    await get('releases.changeActivity', {
      ...seen(release),
      activityId,
      changes: { slot: slot(hour) },
      reason,
    })
    await pass(core.clock, 10)
  }
  const planned = async () => {
    const { id } = await draft()
    await setState(id, 'planned')
    return id
  }
  const states = async () => (await get('effects.list', {})).items.map(({ state }) => state)
  return { ...core, source, draft, setState, move, planned, states }
}

test('a draft is nobody’s business; what is planned is written by itself, and told otherwise when it moves', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  const { id } = await core.draft()
  await pass(core.clock, 10)
  expect(upstream.asked).toEqual([])
  await core.setState(id, 'planned')
  expect(upstream.entries()).toMatchObject([
    { title: 'Fix rounding: Production', status: 'tentative', sequence: 0 },
  ])
  await core.move(id, 14)
  expect(upstream.entries()).toMatchObject([{ startsAt: Date.UTC(2027, 2, 1, 13), sequence: 1 }])
  expect(await core.states()).toEqual(['done', 'done'])
  expect(core.defects()).toEqual([])
})

test('what is postponed is taken away, what is cancelled says so', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  const id = await core.planned()
  await core.setState(id, 'postponed')
  expect(upstream.entries()).toEqual([])
  const other = await core.planned()
  await core.setState(other, 'cancelled')
  expect(upstream.entries()).toMatchObject([{ status: 'cancelled', sequence: 1 }])
})

test('while nobody answers it waits and says why; only the last word is said once somebody does', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  upstream.intercept(() => ({ status: 503 }))
  const id = await core.planned()
  await pass(core.clock, 5 * MINUTE)
  const [effect] = (await core.get('effects.list', {})).items
  expect(effect).toMatchObject({ state: 'failing', failure: { trouble: 'failing' } })
  expect(effect!.nextAt).toBeGreaterThan(core.clock.now())
  for (const hour of [11, 13, 12]) await core.move(id, hour)
  upstream.intercept(undefined)
  upstream.asked.length = 0
  await pass(core.clock, 90 * MINUTE, MINUTE)
  expect(upstream.entries()).toMatchObject([{ startsAt: Date.UTC(2027, 2, 1, 11) }])
  expect(upstream.writes()).toHaveLength(1)
  expect(await core.states()).toEqual(['done', 'superseded', 'superseded', 'superseded'])
})

test('a secret that is wrong is asked about, and whatever waits is done once it was changed', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  upstream.intercept(() => ({ status: 401 }))
  await core.planned()
  await pass(core.clock, 60 * MINUTE, MINUTE)
  const [effect] = (await core.get('effects.list', {})).items
  expect(effect).toMatchObject({
    state: 'failing',
    nextAt: null,
    failure: { trouble: 'unauthorised' },
  })
  expect(upstream.asked).toHaveLength(1)
  upstream.intercept(undefined)
  const { id: sourceId, version: expectedVersion } = core.source
  await core.get('sources.change', { sourceId, changes: {}, secret: 'right', expectedVersion })
  await pass(core.clock, 10)
  expect(await core.states()).toEqual(['done'])
})

test('an answer that was lost on its way is not done a second time over', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  let lost = false
  upstream.intercept((request) => {
    if (lost || request.method !== 'PUT') return undefined
    lost = true
    upstream.answer(request)
    return { status: 502 }
  })
  await core.planned()
  await pass(core.clock, 5 * MINUTE)
  expect(await core.states()).toEqual(['done'])
  expect(upstream.stands.size).toBe(1)
  expect([...upstream.stands.values()][0]!.etag).toBe('"1"')
})

test('what somebody changed there is not written over until a person says so, with a reason', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  const id = await core.planned()
  const [path] = upstream.stands.keys()
  upstream.stands.set(path!, { body: '{"by":"somebody"}', etag: '"theirs"' })
  await core.move(id, 12)
  const [effect] = (await core.get('effects.list', { state: 'conflict' })).items
  expect(effect).toMatchObject({ because: 'Somebody changed it there.', nextAt: null })
  expect(upstream.stands.get(path!)?.body).toContain('somebody')
  const wanted = { effects: [effect!.key], choice: 'overwrite' as const, reason }
  expect(await core.get('effects.decide', wanted)).toEqual({ effects: 1 })
  await pass(core.clock, 10)
  expect(upstream.entries()).toMatchObject([{ startsAt: Date.UTC(2027, 2, 1, 11) }])
  const { items } = await core.get('ledger.entries', { type: 'effect.decided' })
  const { entry } = await core.get('ledger.entry', { seq: items[0]!.seq })
  expect(entry).toMatchObject({
    subject: core.source.id,
    payload: { effects: [effect!.key], choice: 'overwrite' },
    personal: { reason },
  })
  expect(await core.ask('effects.decide', wanted)).toMatchObject({
    failure: { code: 'effects/unknown' },
  })
})

test('after a restore what had not been done waits for a person', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream, { folder: emptyFolder() })
  upstream.intercept(() => ({ status: 503 }))
  await core.planned()
  const { file } = await core.get('workspace.backup', {})
  upstream.intercept(undefined)
  await core.get('workspace.restore', { file, reason })
  upstream.asked.length = 0
  await pass(core.clock, 120 * MINUTE, MINUTE)
  expect(upstream.asked).toEqual([])
  const [effect] = (await core.get('effects.list', {})).items
  expect(effect).toMatchObject({ state: 'held', nextAt: null })
  expect(effect!.because).toContain('restored')
  expect(await core.get('effects.count', {})).toEqual({
    items: [{ source: core.source.id, state: 'held', effects: 1 }],
  })
  await core.get('effects.decide', { effects: [effect!.key], choice: 'perform', reason })
  await pass(core.clock, 10)
  expect(await core.states()).toEqual(['done'])
  expect(upstream.entries()).toHaveLength(1)
})

test('what is dropped is not done, until it is decided otherwise anew', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  upstream.intercept(() => ({ status: 503 }))
  const id = await core.planned()
  const [effect] = (await core.get('effects.list', {})).items
  await core.get('effects.decide', { effects: [effect!.key], choice: 'drop', reason })
  upstream.intercept(undefined)
  await pass(core.clock, 60 * MINUTE, MINUTE)
  expect(upstream.entries()).toEqual([])
  await core.move(id, 15)
  expect(upstream.entries()).toHaveLength(1)
  expect(await core.states()).toEqual(['done', 'dropped'])
})

test('rebuilding every table from the facts does nothing outside', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  await core.planned()
  const before = await core.get('effects.list', {})
  upstream.asked.length = 0
  await core.get('workspace.rebuild', {})
  await pass(core.clock, 10 * MINUTE)
  expect(upstream.asked).toEqual([])
  expect(await core.get('effects.list', {})).toEqual(before)
})

test('a calendar that is published to from now on gets what is to come; another one takes it over', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  await core.planned()
  const change = async (settings: object) => {
    const [source] = (await core.get('sources.list', {})).items
    const { id: sourceId, version: expectedVersion } = source!
    await core.get('sources.change', {
      sourceId,
      changes: { settings: settings as never },
      expectedVersion,
    })
    await pass(core.clock, 2000)
  }
  await change({ publishTo: null })
  await core.planned()
  expect(upstream.stands.size).toBe(1)
  await change({ publishTo: 'other' })
  expect([...upstream.stands.keys()].map((path) => path.split('/')[1])).toEqual(['other', 'other'])
})

test('a paused source is not written to, and catches up', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  const { id: sourceId, version: expectedVersion } = core.source
  await core.get('sources.pause', { sourceId, expectedVersion })
  await core.planned()
  await pass(core.clock, 10 * MINUTE)
  expect(upstream.asked).toEqual([])
  await core.get('sources.resume', { sourceId, expectedVersion: expectedVersion + 1 })
  await pass(core.clock, 10)
  expect(upstream.entries()).toHaveLength(1)
})

test('where nothing is done by itself, a script can have it done', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream, { byItself: false })
  await core.planned()
  expect(upstream.asked).toEqual([])
  expect(await core.get('effects.perform', {})).toEqual({ done: 1, conflicts: 0, failures: [] })
  expect(upstream.entries()).toHaveLength(1)
})

test('with its source everything that was noted for it is forgotten; what stands there stays', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  await core.planned()
  const { id: sourceId, version: expectedVersion } = core.source
  await core.get('sources.remove', { sourceId, expectedVersion })
  expect((await core.get('effects.list', {})).items).toEqual([])
  expect(upstream.stands.size).toBe(1)
})

test('a paused source is waited for in peace', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream)
  const { id: sourceId, version: expectedVersion } = core.source
  await core.get('sources.pause', { sourceId, expectedVersion })
  const waits: number[] = []
  const { after } = core.clock
  core.clock.after = (ms, run) => {
    waits.push(ms)
    return after(ms, run)
  }
  await core.planned()
  await pass(core.clock, MINUTE)
  expect(waits.filter((ms) => ms < 1000)).toEqual([])
})

test('one entry that is declined holds up no other', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream, { byItself: false })
  const first = await core.planned()
  await core.planned()
  const { release } = await core.get('releases.get', { releaseId: first })
  const mine = release!.activities[0]!.id
  upstream.intercept(({ url }) => (url.pathname.includes(mine) ? { status: 403 } : undefined))
  const performed = await core.get('effects.perform', {})
  expect(performed).toMatchObject({ done: 1, failures: [{ trouble: 'forbidden' }] })
  expect((await core.states()).toSorted()).toEqual(['done', 'failing'])
})

test('what runs into the same is not tried, and says what it waits for', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream, { byItself: false })
  for (let i = 0; i < 3; i += 1) await core.planned()
  upstream.intercept(() => ({ status: 401 }))
  expect((await core.get('effects.perform', {})).failures).toHaveLength(1)
  expect(upstream.asked).toHaveLength(1)
  const { items } = await core.get('effects.list', {})
  expect(items.map(({ tries }) => tries).toSorted()).toEqual([0, 0, 1])
  expect(items.every(({ failure }) => failure?.trouble === 'unauthorised')).toBe(true)
})

test.each(['drop', 'pause', 'remove'] as const)(
  'what is decided while others are written holds for the rest (%s)',
  async (how) => {
    const upstream = writtenUpstream()
    const core = await scene(upstream, { byItself: false })
    const [first, second] = [await core.planned(), await core.planned()]
    const { id: sourceId, version: expectedVersion } = core.source
    const [later] = (await core.get('effects.list', { release: second })).items
    upstream.intercept((request) => {
      if (request.method !== 'PUT') return undefined
      upstream.intercept(undefined)
      if (how === 'drop')
        void core.get('effects.decide', { effects: [later!.key], choice: 'drop', reason })
      if (how === 'pause') void core.get('sources.pause', { sourceId, expectedVersion })
      if (how === 'remove') void core.get('sources.remove', { sourceId, expectedVersion })
      return upstream.answer(request)
    })
    await core.get('effects.perform', {})
    const { release } = await core.get('releases.get', { releaseId: first })
    const written = upstream.writes().map(({ url }) => decodeURIComponent(url.pathname))
    expect(written).toEqual([`/team/${release!.activities[0]!.id}@signalbox`])
  },
)

test('another server is told everything anew; what waits for a calendar that was given up is not written', async () => {
  const upstream = writtenUpstream()
  const core = await scene(upstream, { byItself: false })
  const change = async (changes: object) => {
    const [source] = (await core.get('sources.list', {})).items
    const { id: sourceId, version: expectedVersion } = source!
    await core.get('sources.change', { sourceId, changes, expectedVersion })
  }
  await core.planned()
  await core.get('effects.perform', {})
  await change({ baseUrl: 'https://elsewhere.example.org/' })
  await core.get('effects.perform', {})
  expect(upstream.writes().map(({ url }) => url.host)).toEqual([
    'calendar.example.org',
    'elsewhere.example.org',
  ])
  await core.planned()
  await change({ settings: { publishTo: null } })
  expect(await core.get('effects.perform', {})).toMatchObject({ done: 0, failures: [] })
  expect((await core.states())[0]).toBe('superseded')
  expect(upstream.writes()).toHaveLength(2)
})
