import { expect, test } from 'vitest'
import { askedOf, byStep, stillMissing } from '#renderer/features/releases/release/asks/asked.ts'
import { pathOf } from '#renderer/features/releases/release/life/path.ts'
import { defaultClassPolicies } from '#shared/domain/releases/default-class-policies.ts'
import { judgePolicy } from '#shared/domain/releases/judge-policy.ts'
import { ReleaseState } from '#shared/vocabulary/release.ts'
import {
  affirmed,
  someActivity,
  someItem,
  someRelease,
} from '../../../../domain/releases/some-release.ts'

const release = someRelease({
  goal: 'Faster',
  items: [someItem(1)],
  activities: [someActivity],
  affirmations: [affirmed('tested', { assurance: 'declared' })],
})

test('every wish carries the verdict on itself, and each step the verdicts of the core', () => {
  for (const policy of Object.values(defaultClassPolicies)) {
    const asked = askedOf(release, policy)
    for (const { judged, document, vouch, by } of asked) {
      if (document) expect(judged.key).toBe(`document:${document}`)
      else if (vouch) expect(judged.key).toBe(`criterion:${vouch.key}`)
      else expect(judged.key).toMatch(/^(field|criterion):/)
      const due = judgePolicy(release, { policy, by })
      expect(due).toContainEqual(judged)
    }
    expect(asked.filter(({ by }) => by === 'planned').map(({ judged }) => judged)).toEqual(
      judgePolicy(release, { policy, by: 'planned' }),
    )
    expect(byStep(asked).flatMap((step) => step.asked)).toHaveLength(asked.length)
  }
})

test('what is unknown counts as missing', () => {
  const policy = {
    ...defaultClassPolicies.standard,
    requiredFields: [],
    requiredDocuments: [],
  }
  const reworded = affirmed('tested', { says: 'something else' })
  const asked = askedOf(someRelease({ affirmations: [reworded] }), policy)
  expect(asked.map(({ judged }) => judged.outcome)).toEqual(['unknown'])
  expect(stillMissing(asked)).toEqual(asked)
})

test('every state is somewhere on its own path, with nothing ahead once it is over', () => {
  for (const state of ReleaseState.options) {
    const here = pathOf(state).filter(({ standing }) => standing === 'here')
    expect(here).toEqual([{ state, standing: 'here' }])
  }
  expect(pathOf('cancelled').map(({ standing }) => standing)).toEqual(['past', 'here'])
  expect(pathOf('closed').at(-1)).toEqual({ state: 'closed', standing: 'here' })
})
