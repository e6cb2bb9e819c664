import { expect, test } from 'vitest'
import { allMet, judgePolicy } from '#shared/domain/releases/judge-policy.ts'
import type { ClassPolicy, Criterion, Release, RequiredField } from '#shared/vocabulary/release.ts'
import {
  affirmed,
  someActivity,
  someDocument,
  someItem,
  somePerson,
  someRelease,
} from './some-release.ts'

const nothing: ClassPolicy = {
  class: 'standard',
  requiredFields: [],
  requiredDocuments: [],
  criteria: [],
}

function judge(over: Partial<ClassPolicy>, release: Partial<Release>) {
  const judged = judgePolicy(someRelease(release), {
    policy: { ...nothing, ...over },
    by: 'closed',
  })
  expect(judged).toHaveLength(1)
  return judged[0]!
}

const digest = `sha256:${'a'.repeat(64)}`
const reference = { system: 'ITSM', key: 'CHG1', url: null }

const filled: readonly (readonly [RequiredField, Partial<Release>, Partial<Release>])[] = [
  ['goal', {}, { goal: 'faster' }],
  ['strategy', {}, { strategy: 'canary' }],
  ['owner', {}, { owner: somePerson }],
  ['lead', {}, { lead: somePerson }],
  ['rollbackScope', {}, { rollbackScope: { of: 'wholeRelease' } }],
  ['abortCriteria', {}, { abortCriteria: ['errors over 1 %'] }],
  ['items', {}, { items: [someItem(1)] }],
  ['items', { items: [someItem(1, { state: 'pulled' })] }, { items: [someItem(1)] }],
  ['activities', {}, { activities: [someActivity] }],
  ['references', {}, { references: [reference] }],
  ['complianceTags', {}, { complianceTags: ['SOX'] }],
  ['changeReferences', {}, { items: [someItem(1, { changeReference: 'CHG1' })] }],
  [
    'changeReferences',
    { items: [someItem(1, { changeReference: 'CHG1' }), someItem(2)] },
    { items: [someItem(1, { changeReference: 'CHG1' }), someItem(2, { state: 'pulled' })] },
  ],
  [
    'artifactDigests',
    { items: [someItem(1)] },
    { items: [someItem(1, { artifactDigest: digest })] },
  ],
  ['versions', {}, { items: [someItem(1, { version: '1.0.0' })] }],
  ['versions', { items: [someItem(1)] }, { items: [someItem(1, { buildId: 'b7' })] }],
  ['versions', { items: [someItem(1)] }, { items: [someItem(1, { kind: 'flag' })] }],
]

test.each(filled)('the field %s is unmet without and met with it', (field, without, having) => {
  const policy = { requiredFields: [{ field, by: 'planned' }] } satisfies Partial<ClassPolicy>
  expect(judge(policy, without)).toMatchObject({ key: `field:${field}`, outcome: 'unmet' })
  expect(judge(policy, having).outcome).toBe('met')
})

test('erased abort criteria are unknown, which is not the same as none', () => {
  const policy: Partial<ClassPolicy> = { requiredFields: [{ field: 'abortCriteria', by: 'ready' }] }
  expect(judge(policy, { abortCriteria: null }).outcome).toBe('unknown')
})

test('a document counts by its kind, however that is capitalised', () => {
  const policy: Partial<ClassPolicy> = { requiredDocuments: [{ kind: 'Test report', by: 'ready' }] }
  expect(judge(policy, { documents: [someDocument('Release notes')] }).outcome).toBe('unmet')
  expect(judge(policy, { documents: [someDocument('test report')] }).outcome).toBe('met')
})

const vouched: Criterion = {
  key: 'tested',
  says: 'it is so',
  by: 'ready',
  check: { kind: 'affirmed' },
}

test.each([
  ['unmet', []],
  ['unmet', [affirmed('another')]],
  ['met', [affirmed('tested')]],
  [
    'met',
    [affirmed('tested', { assurance: 'declared' }), affirmed('tested', { assurance: 'proved' })],
  ],
  ['unknown', [affirmed('tested', { assurance: 'declared' })]],
  ['unknown', [affirmed('tested', { assurance: 'program' })]],
  ['unknown', [affirmed('tested', { says: 'it said something else then' })]],
] as const)('a vouched criterion is %s after %j', (outcome, affirmations) => {
  const judged = judge({ criteria: [vouched] }, { affirmations: [...affirmations] })
  expect(judged).toMatchObject({ key: 'criterion:tested', outcome })
})

const checked = (check: Criterion['check']): Partial<ClassPolicy> => ({
  criteria: [{ key: 'k', says: 's', by: 'ready', check }],
})

test.each([
  ['met', [someItem(1)]],
  ['met', [someItem(1), someItem(2, { state: 'pulled' })]],
  ['unmet', [someItem(1), someItem(2)]],
] as const)('at most one item is %s (%#)', (outcome, items) => {
  expect(judge(checked({ kind: 'atMostItems', count: 1 }), { items: [...items] }).outcome).toBe(
    outcome,
  )
})

test.each([
  ['unknown', []],
  ['met', [someItem(1)]],
  ['unmet', [someItem(1), someItem(2, { kind: 'migration' })]],
] as const)('only items of some kinds is %s (%#)', (outcome, items) => {
  const policy = checked({ kind: 'onlyItemKinds', kinds: ['service', 'flag'] })
  expect(judge(policy, { items: [...items] }).outcome).toBe(outcome)
})

test.each([
  ['unknown', null],
  ['met', 'canary'],
  ['unmet', 'recreate'],
] as const)('only some strategies is %s for %s', (outcome, strategy) => {
  const policy = checked({ kind: 'onlyStrategies', strategies: ['canary', 'rolling'] })
  expect(judge(policy, { strategy }).outcome).toBe(outcome)
})

test('unknown never counts as met', () => {
  expect(allMet([{ key: 'k', outcome: 'unknown', because: '' }])).toBe(false)
  expect(allMet([{ key: 'k', outcome: 'unmet', because: '' }])).toBe(false)
  expect(allMet([{ key: 'k', outcome: 'met', because: '' }])).toBe(true)
})
