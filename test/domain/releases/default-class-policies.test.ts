import { expect, test } from 'vitest'
import { defaultClassPolicies } from '#shared/domain/releases/default-class-policies.ts'
import { allMet, judgePolicy } from '#shared/domain/releases/judge-policy.ts'
import { ClassPolicy, type Release, ReleaseClass } from '#shared/vocabulary/release.ts'
import {
  affirmed,
  someActivity,
  someDocument,
  someItem,
  somePerson,
  someRelease,
} from './some-release.ts'

const complete = (policy: ClassPolicy): Release =>
  someRelease({
    goal: 'faster',
    strategy: 'canary',
    owner: somePerson,
    lead: somePerson,
    rollbackScope: { of: 'wholeRelease' },
    abortCriteria: ['errors over 1 %'],
    complianceTags: ['SOX'],
    references: [{ system: 'ITSM', key: 'CHG1', url: null }],
    items: [
      someItem(1, {
        version: '1.0.0',
        changeReference: 'CHG1',
        artifactDigest: `sha256:${'a'.repeat(64)}`,
      }),
    ],
    activities: [someActivity],
    documents: policy.requiredDocuments.map(({ kind }) => someDocument(kind)),
    affirmations: policy.criteria.map(({ key, says }) => affirmed(key, { says })),
  })

test.each(ReleaseClass.options)(
  'the policy for %s can be set as it is, met, and failed',
  (name) => {
    const policy = defaultClassPolicies[name]
    expect(ClassPolicy.parse(policy)).toEqual(policy)
    expect(policy.class).toBe(name)
    const keys = policy.criteria.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(allMet(judgePolicy(complete(policy), { policy, by: 'closed' }))).toBe(true)
    expect(allMet(judgePolicy(someRelease(), { policy, by: 'planned' }))).toBe(false)
  },
)

test('each class asks for something of its own', () => {
  const asked = ReleaseClass.options.map((name) => {
    const { class: _, ...policy } = defaultClassPolicies[name]
    return JSON.stringify(policy)
  })
  expect(new Set(asked).size).toBe(asked.length)
})

test('an emergency owes its documents only by closing', () => {
  const { requiredDocuments } = defaultClassPolicies.emergency
  expect(requiredDocuments.length).toBeGreaterThan(0)
  expect(requiredDocuments.every(({ by }) => by === 'closed')).toBe(true)
})
