import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgePolicy } from '#shared/domain/releases/judge-policy.ts'
import { type ClassPolicy, DueBy, RequiredField } from '#shared/vocabulary/release.ts'
import { affirmed, someDocument, someRelease } from './some-release.ts'

const due = fc.constantFrom(...DueBy.options)
const kinds = ['notes', 'plan', 'report']
const keys = ['tested', 'rehearsed', 'urgent']

const policy: fc.Arbitrary<ClassPolicy> = fc.record({
  class: fc.constant('standard' as const),
  requiredFields: fc.array(
    fc.record({ field: fc.constantFrom(...RequiredField.options), by: due }),
    { maxLength: 8 },
  ),
  requiredDocuments: fc.array(fc.record({ kind: fc.constantFrom(...kinds), by: due }), {
    maxLength: 4,
  }),
  criteria: fc.array(
    fc.record({
      key: fc.constantFrom(...keys),
      says: fc.constant('it is so'),
      by: due,
      check: fc.constant({ kind: 'affirmed' as const }),
    }),
    { maxLength: 4 },
  ),
})

const release = fc
  .record({
    goal: fc.constantFrom(null, 'faster'),
    documents: fc.subarray(kinds).map((given) => given.map(someDocument)),
    affirmations: fc
      .array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom('os', 'declared')), {
        maxLength: 4,
      })
      .map((spoken) => spoken.map(([key, assurance]) => affirmed(key, { assurance }))),
  })
  .map(someRelease)

const rank = (by: DueBy) => DueBy.options.indexOf(by)

test('each requirement due by then is judged once, and none that is due later', () => {
  fc.assert(
    fc.property(policy, release, due, (asked, judgedRelease, by) => {
      const all = [
        ...asked.requiredFields.map(({ field, by: at }) => ({ key: `field:${field}`, at })),
        ...asked.requiredDocuments.map(({ kind, by: at }) => ({ key: `document:${kind}`, at })),
        ...asked.criteria.map(({ key, by: at }) => ({ key: `criterion:${key}`, at })),
      ]
      const expected = all.filter(({ at }) => rank(at) <= rank(by)).map(({ key }) => key)
      const judged = judgePolicy(judgedRelease, { policy: asked, by }).map(({ key }) => key)
      expect(judged.toSorted()).toEqual(expected.toSorted())
    }),
  )
})

test('a later step never forgives what an earlier one held against the release', () => {
  fc.assert(
    fc.property(policy, release, (asked, judgedRelease) => {
      const open = DueBy.options.map((by) =>
        judgePolicy(judgedRelease, { policy: asked, by }).filter(
          ({ outcome }) => outcome !== 'met',
        ),
      )
      expect(open[1]).toEqual(expect.arrayContaining(open[0]!))
      expect(open[2]).toEqual(expect.arrayContaining(open[1]!))
    }),
  )
})

test('more papers and more sure words never make it worse', () => {
  fc.assert(
    fc.property(policy, release, (asked, judgedRelease) => {
      const richer = {
        ...judgedRelease,
        documents: kinds.map(someDocument),
        affirmations: [...judgedRelease.affirmations, ...keys.map((key) => affirmed(key))],
      }
      const before = judgePolicy(judgedRelease, { policy: asked, by: 'closed' })
      const after = judgePolicy(richer, { policy: asked, by: 'closed' })
      for (const [place, { outcome }] of before.entries()) {
        if (outcome === 'met') expect(after[place]?.outcome).toBe('met')
      }
      const papers = after.filter(({ key }) => !key.startsWith('field:'))
      expect(papers.every(({ outcome }) => outcome === 'met')).toBe(true)
    }),
  )
})
