import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeTwoPerson } from '#shared/domain/people/two-person.ts'
import { person, votes } from './arbitraries.ts'

const barred = fc.array(person, { maxLength: 3 })
const needs = fc.integer({ min: 1, max: 4 })
const rank = { unmet: 0, provisional: 1, met: 2 } as const
const outcomeOf = (...[said, rule]: Parameters<typeof judgeTwoPerson>) =>
  judgeTwoPerson(said, rule).outcome

/** The definition itself: is there a group of that many different people, each of whom counts? */
function byHand(...[said, rule]: Parameters<typeof judgeTwoPerson>) {
  const people = ['ann', 'bob', 'cem', 'dee', 'eve'].filter((name) => !rule.barred.includes(name))
  const backers = (assurances: readonly string[]) =>
    people.filter((name) =>
      said.some((one) => one.person === name && assurances.includes(one.assurance)),
    ).length
  if (backers(['os', 'proved']) >= rule.needs) return 'met'
  return backers(['os', 'proved', 'declared', 'program']) >= rule.needs ? 'provisional' : 'unmet'
}

test('agrees with counting people one by one', () => {
  fc.assert(
    fc.property(votes, needs, barred, (said, needs, barred) => {
      expect(outcomeOf(said, { needs, barred })).toBe(byHand(said, { needs, barred }))
    }),
  )
})

test('two are never one person, however often and surely that one votes', () => {
  fc.assert(
    fc.property(person, fc.array(fc.constantFrom('os', 'proved', 'declared')), (one, how) => {
      const said = how.map((assurance) => ({ person: one, assurance }))
      expect(outcomeOf(said, { needs: 2, barred: [] })).toBe('unmet')
    }),
  )
})

test('whom it concerns adds nothing', () => {
  fc.assert(
    fc.property(votes, needs, barred, (said, needs, barred) => {
      const others = said.filter(({ person }) => !barred.includes(person))
      const rule = { needs, barred }
      expect(outcomeOf(said, rule)).toBe(outcomeOf(others, rule))
    }),
  )
})

test('declared words alone never meet it', () => {
  fc.assert(
    fc.property(votes, needs, (said, needs) => {
      const declared = said.map(({ person }) => ({ person, assurance: 'declared' }))
      expect(outcomeOf(declared, { needs, barred: [] })).not.toBe('met')
    }),
  )
})

test('one more vote never takes anything away, and the order does not matter', () => {
  fc.assert(
    fc.property(votes, votes, needs, barred, (said, more, needs, barred) => {
      const rule = { needs, barred }
      const before = rank[outcomeOf(said, rule)]
      expect(rank[outcomeOf([...said, ...more], rule)]).toBeGreaterThanOrEqual(before)
      expect(outcomeOf(said.toReversed(), rule)).toBe(outcomeOf(said, rule))
    }),
  )
})

test('says how many are sure, how many are only declared, and who does not count', () => {
  const said = [
    { person: 'ann', assurance: 'os' },
    { person: 'bob', assurance: 'declared' },
    { person: 'cem', assurance: 'proved' },
  ]
  expect(judgeTwoPerson(said, { needs: 2, barred: ['cem'] })).toEqual({
    outcome: 'provisional',
    because: [
      '1 of 2 needed people stand behind it',
      '1 more on their declared word alone',
      'a vote of somebody it concerns does not count',
    ],
  })
})
