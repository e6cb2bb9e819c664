import { expect, test } from 'vitest'
import { defaultClassPolicies } from '#shared/domain/releases/default-class-policies.ts'
import { allMet } from '#shared/domain/releases/judge-policy.ts'
import { judgeStep } from '#shared/domain/releases/judge-step.ts'
import { stepBetween } from '#shared/domain/releases/life-cycle.ts'
import type { ItemState, Release, ReleaseState } from '#shared/vocabulary/release.ts'
import { itemsIn, someItem, someRelease } from './some-release.ts'

const policy = defaultClassPolicies.standard

function opens(to: ReleaseState, release: Partial<Release>) {
  const step = stepBetween('inProgress', to)!
  return allMet(judgeStep(someRelease({ state: 'inProgress', ...release }), { step, policy }))
}

const p: ItemState = 'pending'
const d: ItemState = 'deployed'
const v: ItemState = 'verified'
const x: ItemState = 'pulled'
const r: ItemState = 'rolledBack'

test.each([
  [[], { deployed: false, partlyDeployed: false }],
  [[p], { deployed: false, partlyDeployed: false }],
  [[d], { deployed: true, partlyDeployed: false }],
  [[d, v], { deployed: true, partlyDeployed: false }],
  [[d, p], { deployed: false, partlyDeployed: true }],
  [[d, r], { deployed: false, partlyDeployed: true }],
  [[d, x], { deployed: true, partlyDeployed: true }],
  [[x], { deployed: false, partlyDeployed: false }],
  [[r, x], { deployed: false, partlyDeployed: false }],
])('items %j', (states, { deployed, partlyDeployed }) => {
  expect(opens('deployed', { items: itemsIn(...states) })).toBe(deployed)
  expect(opens('partlyDeployed', { items: itemsIn(...states) })).toBe(partlyDeployed)
})

test('rolled back means that nothing of the scope stands; undecided, nothing at all', () => {
  const [first, second] = [someItem(1, { state: 'deployed' }), someItem(2, { state: 'rolledBack' })]
  const items = [first, second]
  const scope = (id: Release['items'][number]['id']) => ({ of: 'items' as const, items: [id] })
  expect(opens('rolledBack', { items })).toBe(false)
  expect(opens('rolledBack', { items, rollbackScope: { of: 'wholeRelease' } })).toBe(false)
  expect(opens('rolledBack', { items, rollbackScope: scope(first.id) })).toBe(false)
  expect(opens('rolledBack', { items, rollbackScope: scope(second.id) })).toBe(true)
  expect(opens('rolledBack', { items: [second] })).toBe(true)
})

test('what has failed has failed, whatever the class asks for', () => {
  expect(opens('failed', {})).toBe(true)
})

test('a step that is judged asks for what is due by then', () => {
  const ready = stepBetween('planned', 'ready')!
  const keys = judgeStep(someRelease(), { step: ready, policy }).map(({ key }) => key)
  expect(keys).toEqual(expect.arrayContaining(['field:goal', 'field:lead', 'criterion:tested']))
})
