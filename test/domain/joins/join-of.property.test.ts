import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  compareRanks,
  compareRules,
  type Rule,
  rankOf,
} from '#shared/domain/joins/compare-rules.ts'
import { joinOf } from '#shared/domain/joins/join-of.ts'
import { isExact, matchPattern } from '#shared/domain/joins/match-pattern.ts'
import type { JoinRuleId, SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinName, JoinTarget } from '#shared/vocabulary/join.ts'

const idOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const source = fc.constantFrom(1, 2).map((n) => idOf(n) as SourceId)
const rules = fc
  .array(
    fc.record({
      of: fc.constantFrom('project' as const, 'place' as const),
      source: fc.option(source),
      pattern: fc.constantFrom('org/a', 'ORG/A', 'org/*', '*rg/a', 'or*/a', '**/a', '**', '*'),
      to: fc.constantFrom(7, 8).map((n) => idOf(n) as JoinTarget),
      order: fc.nat(1),
    }),
    { maxLength: 6, size: 'max' },
  )
  .map((all) => all.map((rule, n): Rule => ({ ...rule, id: idOf(100 + n) as JoinRuleId })))
const name: fc.Arbitrary<JoinName> = fc.record({
  of: fc.constantFrom('project' as const, 'place' as const),
  source,
  name: fc.constantFrom('org/a', 'Org/A', 'org/b', 'prod', 'x/y/a'),
})
const fitting = ({ of, source, name }: JoinName, all: readonly Rule[]) =>
  all.filter(
    (rule) =>
      rule.of === of &&
      (rule.source === null || rule.source === source) &&
      matchPattern(rule.pattern)(name),
  )

test('rules are in a total order', () => {
  fc.assert(
    fc.property(rules, (all) => {
      for (const a of all) {
        for (const b of all) {
          expect(Math.sign(compareRules(a, b)) + Math.sign(compareRules(b, a))).toBe(0)
          expect(compareRules(a, b) === 0).toBe(a.id === b.id)
          for (const c of all) {
            if (compareRules(a, b) < 0 && compareRules(b, c) < 0) {
              expect(compareRules(a, c)).toBeLessThan(0)
            }
          }
        }
      }
    }),
  )
})

test('a name goes where the first of the rules that fit says, unless its equals contradict it', () => {
  const met = new Map<string, number>()
  fc.assert(
    fc.property(rules, name, (all, one) => {
      const verdict = joinOf(one, all)
      met.set(verdict.why, (met.get(verdict.why) ?? 0) + 1)
      const fit = fitting(one, all)
      const best = fit.filter((rule) =>
        fit.every((other) => compareRanks(rankOf(rule), rankOf(other)) <= 0),
      )
      const targets = new Set(best.map(({ to }) => to))
      expect(verdict.to).toBe(targets.size === 1 ? [...targets][0] : null)
      expect(verdict.why).toBe(['noRule', 'rule', 'ambiguous'][targets.size])
      expect(verdict.to !== null).toBe(verdict.why === 'rule')
      if (verdict.why === 'ambiguous') expect(verdict.rules.length).toBeGreaterThan(1)
      if (verdict.why !== 'rule') return
      const holds = all.find(({ id }) => id === verdict.rules[0])!
      expect(fit).toContain(holds)
      if (fit.some(({ pattern }) => isExact(pattern))) expect(isExact(holds.pattern)).toBe(true)
    }),
    { numRuns: 5000 },
  )
  for (const why of ['noRule', 'rule', 'ambiguous']) expect(met.get(why)).toBeGreaterThan(1)
})

test('the order in which rules are told does not matter, and capitals do not', () => {
  const shuffled = rules.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  fc.assert(
    fc.property(shuffled, name, ([all, other], one) => {
      expect(joinOf(one, other)).toEqual(joinOf(one, all))
      const loud = { ...one, name: one.name.toUpperCase() }
      expect(joinOf(loud, all)).toEqual(joinOf(one, all))
    }),
  )
})

test('a rule that does not fit changes nothing', () => {
  fc.assert(
    fc.property(rules, name, (all, one) => {
      expect(joinOf(one, fitting(one, all))).toEqual(joinOf(one, all))
    }),
  )
})

test.each([
  ['an exact rule before one with stars', 'org/a', 'org/*'],
  ['one that spells out more before one that spells less', 'org/*', 'o**'],
  ['one star before two', '*/a', '**/a'],
])('%s', (_, first, second) => {
  const rule = (pattern: string, n: number): Rule => ({
    ...{ of: 'project', source: null, pattern, order: 9 - n },
    id: idOf(n) as JoinRuleId,
    to: idOf(n) as JoinTarget,
  })
  const one: JoinName = { of: 'project', source: idOf(1) as SourceId, name: 'org/a' }
  expect(joinOf(one, [rule(second, 8), rule(first, 7)])).toMatchObject({ to: idOf(7) })
})
