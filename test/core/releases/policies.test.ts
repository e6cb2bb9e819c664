import { expect, test } from 'vitest'
import { defaultClassPolicies } from '#shared/domain/releases/default-class-policies.ts'
import { ReleaseClass } from '#shared/vocabulary/release.ts'
import { sessionOf, startCore } from '../../support/core.ts'
import { addWithRole } from '../people/cast.ts'
import { reason, refused, seen } from './cast.ts'

const strict = {
  ...defaultClassPolicies.standard,
  criteria: [{ key: 'tested', says: 'Twice.', by: 'ready', check: { kind: 'affirmed' } }] as const,
}
const policy = { ...strict, criteria: [...strict.criteria] }

test('until a workspace decides, each class has a policy that came along', async () => {
  const { get } = await startCore()
  const { items } = await get('releases.policies', {})
  expect(items).toEqual(
    ReleaseClass.options.map((name) => ({
      ...defaultClassPolicies[name],
      ours: false,
      version: 0,
    })),
  )
})

test('a policy is replaced whole, class by class, and counts its versions', async () => {
  const { get, ask } = await startCore()
  const first = await get('releases.setPolicy', { policy, reason, expectedVersion: 0 })
  expect(first).toEqual({ ...policy, ours: true, version: 1 })
  expect(await ask('releases.setPolicy', { policy, reason, expectedVersion: 0 })).toMatchObject(
    refused('releases/stale'),
  )
  const second = await get('releases.setPolicy', { policy, reason, expectedVersion: 1 })
  expect(second.version).toBe(2)
  const { items } = await get('releases.policies', {})
  expect(items.map(({ ours }) => ours)).toEqual([true, false, false, false])
})

test('two criteria of one name would be one too many', async () => {
  const { ask } = await startCore()
  const criteria = [...policy.criteria, ...policy.criteria]
  const twice = { policy: { ...policy, criteria }, reason, expectedVersion: 0 }
  expect(await ask('releases.setPolicy', twice)).toMatchObject(refused('releases/criterion-twice'))
})

test('who vouched for other words has not vouched for these', async () => {
  const core = await startCore()
  const release = await core.get('releases.plan', { name: 'Autumn', class: 'standard' })
  const affirmed = await core.get('releases.affirm', { ...seen(release), criterion: 'tested' })
  await core.get('releases.setPolicy', { policy, reason, expectedVersion: 0 })
  const again = await core.get('releases.affirm', { ...seen(affirmed), criterion: 'tested' })
  expect(again.affirmations.map(({ says }) => says)).toEqual([
    defaultClassPolicies.standard.criteria[0]?.says,
    'Twice.',
  ])
})

test('only an administrator of the whole workspace sets policy', async () => {
  const core = await startCore()
  const { id } = await addWithRole(core, { name: 'Cem', role: 'releaseManager' })
  const set = { policy, reason, expectedVersion: 0 }
  expect(await core.askAs(sessionOf(id), 'releases.setPolicy', set)).toMatchObject(
    refused('rpc/forbidden'),
  )
})
