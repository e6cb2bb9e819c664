import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'
import { moveItems, nowhere, readyHotfix, refused, seen, take } from './cast.ts'

test('an item goes its own way while the release runs', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const itemId = ready.items[0]!.id
  const early = { ...seen(ready), itemId, to: 'deployed' } as const
  expect(await core.ask('releases.setItemState', early)).toMatchObject(
    refused('releases/not-in-progress'),
  )
  let release = await take(core, ready, 'inProgress')
  const move = (to: 'verified' | 'pulled' | 'pending') =>
    core.ask('releases.setItemState', { ...seen(release), itemId, to })
  expect(await move('verified')).toMatchObject(refused('releases/item-step-closed'))
  expect(await move('pulled')).toMatchObject(refused('releases/reason-due'))
  release = await moveItems(core, release, { to: 'deployed', places: [0] })
  release = await moveItems(core, release, { to: 'rolledBack', places: [0] })
  expect(await move('pending')).toMatchObject(refused('releases/reason-due'))
  release = await moveItems(core, release, { to: 'pending', places: [0] })
  expect(release.items.map(({ state }) => state)).toEqual(['pending', 'pending'])
})

test('only a pending item can be changed, and only as its service counts versions', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const itemId = ready.items[0]!.id
  const change = (changes: object, over: object = {}) =>
    core.ask('releases.changeItem', { ...seen(ready), itemId, changes, ...over })
  const replies = {
    'releases/version-malformed': await change({ version: '1.4' }),
    'releases/service-missing': await change({ service: null }),
    'releases/unknown-service': await change({ service: nowhere }),
    'releases/unknown-item': await change({ title: 'x' }, { itemId: nowhere }),
    'releases/nothing-changed': await change({ version: '1.4.0' }),
    'releases/stale': await change({ title: 'x' }, { expectedVersion: 1 }),
  }
  for (const [code, reply] of Object.entries(replies)) expect(reply).toMatchObject(refused(code))
  const running = await take(core, ready, 'inProgress')
  const deployed = await moveItems(core, running, { to: 'deployed', places: [0] })
  expect(await change({ version: '1.4.1' }, seen(deployed))).toMatchObject(
    refused('releases/item-not-pending'),
  )
})

test('a part of an item can become unknown again, and the rest stays', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const [item, other] = ready.items
  const changes = { version: null, buildId: 'b-17', changeReference: 'CHG2' }
  const { items } = await core.get('releases.changeItem', {
    ...seen(ready),
    itemId: item!.id,
    changes,
  })
  expect(items).toEqual([{ ...item, ...changes }, other])
})

test('a removed item is gone, and the order of the others stays', async () => {
  const core = await startCore()
  const { ready } = await readyHotfix(core)
  const itemId = ready.items[0]!.id
  const { items } = await core.get('releases.removeItem', { ...seen(ready), itemId })
  expect(items).toEqual([ready.items[1]])
  const again = { ...seen(ready), expectedVersion: ready.version + 2, itemId }
  expect(await core.ask('releases.removeItem', again)).toMatchObject(
    refused('releases/unknown-item'),
  )
})
