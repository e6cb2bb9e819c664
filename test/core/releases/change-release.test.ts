import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'
import {
  hour,
  nowhere,
  planHotfix,
  readyHotfix,
  reason,
  refused,
  seen,
  setStage,
  someItem,
  take,
} from './cast.ts'

test('a change names what changed; words are kept where they can be erased', async () => {
  const core = await startCore()
  const { id } = await core.get('releases.plan', { name: 'Autumn', class: 'standard' })
  const changes = { name: 'Winter', goal: 'Warmer.', abortCriteria: ['cold'] }
  const changed = await core.get('releases.change', { releaseId: id, changes, expectedVersion: 1 })
  expect(changed).toMatchObject({ ...changes, version: 3 })
  const { items } = await core.get('ledger.entries', { subject: id })
  const opened = items.map(({ seq }) => core.get('ledger.entry', { seq }))
  const payloads = (await Promise.all(opened)).map(({ entry }) => JSON.stringify(entry?.payload))
  expect(payloads.join()).toContain('Winter')
  expect(payloads.join()).not.toMatch(/Warmer|cold/)
})

test('erasing takes goal and abort criteria away, whichever fact said them', async () => {
  const core = await startCore()
  const { id } = await core.get('releases.plan', {
    name: 'Autumn',
    class: 'standard',
    goal: 'first',
    abortCriteria: ['errors'],
  })
  const reworded = await core.get('releases.change', {
    releaseId: id,
    changes: { goal: 'second' },
    expectedVersion: 1,
  })
  const { items } = await core.get('ledger.entries', { subject: id, type: 'release.reworded' })
  await core.get('ledger.erase', { subject: id, facts: [items[0]!.id], reason })
  const once = await core.get('releases.get', { releaseId: id })
  expect(once.release).toMatchObject({ goal: null, abortCriteria: ['errors'] })
  await core.get('ledger.erase', { subject: id, reason })
  const { release } = await core.get('releases.get', { releaseId: id })
  expect(release).toMatchObject({ goal: null, abortCriteria: null, name: reworded.name })
})

test('changing what was judged takes a ready release back, and says why', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const renamed = await core.get('releases.change', { ...seen(ready), changes: { name: 'Other' } })
  expect(renamed.state).toBe('ready')
  const changes = { strategy: 'canary' } as const
  const changed = await core.get('releases.change', { ...seen(renamed), changes })
  expect(changed).toMatchObject({ state: 'planned', version: renamed.version + 2 })
  const { items } = await core.get('ledger.entries', { subject: ready.id, limit: 1 })
  const { entry } = await core.get('ledger.entry', { seq: items[0]!.seq })
  expect(entry).toMatchObject({
    type: 'release.takenBack',
    payload: { from: 'ready', to: 'planned', because: expect.stringContaining('strategy') },
  })
})

test('so does every other change of what was judged', async () => {
  const core = await startCore()
  const { stage, ready } = await readyHotfix(core)
  const { environment } = stage
  const item = ready.items[1]!
  const activityId = ready.activities[0]!.id
  const documentId = ready.documents[0]!.id
  let release = ready
  const back = async (change: Promise<typeof ready>) => {
    release = await change
    expect(release.state).toBe('planned')
  }
  const { get } = core
  await back(get('releases.addItem', { ...seen(release), item: someItem(stage, 'third') }))
  release = await take(core, release, 'ready')
  const changes = { version: '1.4.1' }
  await back(get('releases.changeItem', { ...seen(release), itemId: item.id, changes }))
  release = await take(core, release, 'ready')
  await back(get('releases.removeItem', { ...seen(release), itemId: item.id }))
  release = await take(core, release, 'ready')
  const activity = { environment: environment.id, slot: hour(11) }
  await back(get('releases.addActivity', { ...seen(release), activity }))
  release = await take(core, release, 'ready')
  const moved = { activityId, changes: { slot: hour(12) }, reason }
  await back(get('releases.changeActivity', { ...seen(release), ...moved }))
  release = await take(core, release, 'ready')
  await back(get('releases.removeActivity', { ...seen(release), activityId, reason }))
  release = await take(core, release, 'ready')
  await back(get('releases.removeDocument', { ...seen(release), documentId, reason }))
  const step = { ...seen(release), to: 'ready' } as const
  expect(await core.ask('releases.setState', step)).toMatchObject(
    refused('releases/requirements-unmet'),
  )
})

test('what goes back is decided before the release starts', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const scope = { of: 'items' as const, items: [ready.items[0]!.id] }
  const changes = { rollbackScope: scope }
  const named = await core.get('releases.change', { ...seen(ready), changes })
  expect(named.rollbackScope).toEqual(scope)
  const itemId = scope.items[0]!
  const removing = await core.ask('releases.removeItem', { ...seen(named), itemId })
  expect(removing).toMatchObject(refused('releases/item-in-rollback-scope'))
  const running = await take(core, named, 'ready', 'inProgress')
  const late = await core.ask('releases.change', {
    ...seen(running),
    changes: { rollbackScope: { of: 'wholeRelease' } },
  })
  expect(late).toMatchObject(refused('releases/rollback-decided'))
  const goal = await core.get('releases.change', { ...seen(running), changes: { goal: 'other' } })
  expect(goal).toMatchObject({ goal: 'other', state: 'inProgress' })
})

test('what cannot be changed is refused and leaves no trace', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const before = core.facts()
  const change = (changes: object, over: object = {}) =>
    core.ask('releases.change', { ...seen(ready), changes, ...over })
  const replies = {
    'releases/unknown': await change({ goal: 'x' }, { releaseId: nowhere }),
    'releases/stale': await change({ goal: 'x' }, { expectedVersion: 1 }),
    'releases/nothing-changed': await change({ name: ready.name, goal: ready.goal }),
    'releases/unknown-person': await change({ lead: nowhere }),
    'releases/unknown-item': await change({ rollbackScope: { of: 'items', items: [nowhere] } }),
    'rpc/invalid': await change({ strategy: 'hope' }),
  }
  for (const [code, reply] of Object.entries(replies)) expect(reply).toMatchObject(refused(code))
  expect(core.facts()).toBe(before)
})

test('another class asks for other things, so a ready release is judged again', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const to = (name: 'major' | 'hotfix') =>
    core.ask('releases.reclassify', { ...seen(ready), class: name, reason })
  expect(await to('hotfix')).toMatchObject(refused('releases/same-class'))
  expect(await to('major')).toMatchObject({ ok: true, value: { class: 'major', state: 'planned' } })
})

test('a release that runs keeps its class and its items', async () => {
  const core = await startCore()
  const { stage, ready } = await readyHotfix(core)
  const running = await take(core, ready, 'inProgress')
  const started = refused('releases/already-started')
  const reclassified = { ...seen(running), class: 'major', reason } as const
  expect(await core.ask('releases.reclassify', reclassified)).toMatchObject(started)
  const item = someItem(stage, 'late')
  expect(await core.ask('releases.addItem', { ...seen(running), item })).toMatchObject(started)
  const itemId = running.items[0]!.id
  expect(await core.ask('releases.removeItem', { ...seen(running), itemId })).toMatchObject(started)
})

test('others rely on a committed plan, so moving an activity asks why', async () => {
  const core = await startCore()
  const draft = await planHotfix(core, await setStage(core))
  const activityId = draft.activities[0]!.id
  const changes = { slot: hour(10) }
  const moved = await core.get('releases.changeActivity', { ...seen(draft), activityId, changes })
  expect(moved.activities[0]?.slot).toMatchObject(hour(10))
  const planned = await take(core, moved, 'planned')
  const due = refused('releases/reason-due')
  const unexplained = { ...seen(planned), activityId, changes: { slot: hour(11) } }
  expect(await core.ask('releases.changeActivity', unexplained)).toMatchObject(due)
  const removing = { ...seen(planned), activityId }
  expect(await core.ask('releases.removeActivity', removing)).toMatchObject(due)
  const same = { ...seen(planned), activityId, changes, reason }
  expect(await core.ask('releases.changeActivity', same)).toMatchObject(
    refused('releases/nothing-changed'),
  )
  const unknown = { ...seen(planned), activityId: nowhere as typeof activityId, reason }
  expect(await core.ask('releases.removeActivity', unknown)).toMatchObject(
    refused('releases/unknown-activity'),
  )
})
