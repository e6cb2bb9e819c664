import { expect, test } from 'vitest'
import type { Scope } from '#shared/vocabulary/role.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addWithRole, ofTeam } from '../people/cast.ts'
import {
  addEnvironment,
  addService,
  hour,
  planHotfix,
  refused,
  seen,
  setStage,
  someItem,
  take,
} from './cast.ts'

const outOfScope = refused('rpc/out-of-scope')

async function coordinator(core: TestCore, scope: Scope) {
  const { id } = await addWithRole(core, { name: 'Cem', role: 'coordinator', scope })
  return sessionOf(id)
}

test('a role for a team reaches releases of its services and no further', async () => {
  const core = await startCore()
  const blue = await core.get('people.addTeam', { name: 'Blue' })
  const environment = await addEnvironment(core)
  const ours = await addService(core, { name: 'Ours', ownerTeam: blue.id })
  const theirs = await addService(core, { name: 'Theirs' })
  const cem = await coordinator(core, ofTeam(blue.id))
  const plan = (...items: ReturnType<typeof someItem>[]) =>
    core.askAs(cem, 'releases.plan', { name: 'Autumn', class: 'standard', items })
  const [mine, strange] = [ours, theirs].map((service) => someItem({ service, environment }))
  expect(await plan()).toMatchObject(outOfScope)
  expect(await plan(strange!)).toMatchObject(outOfScope)
  expect(await plan(mine!, strange!)).toMatchObject(outOfScope)
  const planned = await plan(mine!)
  if (!planned.ok) throw new Error(planned.failure.message)
  const widen = { ...seen(planned.value), item: strange! }
  expect(await core.askAs(cem, 'releases.addItem', widen)).toMatchObject(outOfScope)
  const more = { ...seen(planned.value), item: { ...mine!, title: 'more' } }
  const added = await core.askAs(cem, 'releases.addItem', more)
  if (!added.ok) throw new Error(added.failure.message)
  const swapped = {
    ...seen(added.value),
    itemId: added.value.items[0]!.id,
    changes: { service: theirs.id },
  }
  expect(await core.askAs(cem, 'releases.changeItem', swapped)).toMatchObject(outOfScope)
})

test('a role for an environment reaches releases that go there alone', async () => {
  const core = await startCore()
  const stage = await setStage(core)
  const other = await addEnvironment(core, 'Elsewhere')
  const environment = stage.environment.id
  const cem = await coordinator(core, { of: 'environment', environment })
  const planned = await core.askAs(cem, 'releases.plan', {
    name: 'Autumn',
    class: 'standard',
    items: [someItem(stage)],
    activities: [{ environment, slot: hour(9) }],
  })
  if (!planned.ok) throw new Error(planned.failure.message)
  const activity = { environment: other.id, slot: hour(9) }
  const widen = { ...seen(planned.value), activity }
  expect(await core.askAs(cem, 'releases.addActivity', widen)).toMatchObject(outOfScope)
  const activityId = planned.value.activities[0]!.id
  const swapped = { ...seen(planned.value), activityId, changes: { environment: other.id } }
  expect(await core.askAs(cem, 'releases.changeActivity', swapped)).toMatchObject(outOfScope)
})

test('running reaches no further than the role for it, however far writing reaches', async () => {
  const core = await startCore()
  const stage = await setStage(core)
  const green = await core.get('people.addTeam', { name: 'Green' })
  const ready = await take(core, await planHotfix(core, stage), 'planned', 'ready')
  const { id } = await addWithRole(core, { name: 'Cem', role: 'coordinator' })
  const scope = ofTeam(green.id)
  const role = 'deploymentLead'
  await core.get('people.grant', { personId: id, role, scope, reason: 'leads Green' })
  const step = { ...seen(ready), to: 'inProgress' } as const
  expect(await core.askAs(sessionOf(id), 'releases.setState', step)).toMatchObject(
    refused('releases/run-forbidden'),
  )
})
