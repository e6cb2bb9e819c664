import { expect, test } from 'vitest'
import { chooseRules, readRuleFilter } from '#renderer/features/sources/joins/rules/choose-rules.ts'
import { joinOf } from '#shared/domain/joins/join-of.ts'
import { billing, ledger, rule, source } from '../some-names.ts'

const names = {
  to: ({ to }: { readonly to: string }) => (to === billing ? 'Billing' : 'Ledger'),
  source: () => '',
}
const rules = [
  rule({ last: 1, pattern: 'org/**', to: ledger, names: 7 }),
  rule({ last: 2, pattern: 'org/*', names: 3 }),
  rule({ last: 3, pattern: 'org/books', names: 1 }),
  rule({ last: 4, pattern: 'org/**', source, to: billing }),
  rule({ last: 5, of: 'place', pattern: 'prod' }),
]
const chosen = (query: Record<string, string>) =>
  chooseRules(rules, { ...readRuleFilter(query), names }).map(({ addedAt }) => addedAt)

test('rules stand in the order in which they count: the first that fits is the one that holds', () => {
  expect(chosen({})).toEqual([3, 4, 2, 1, 5])
  const inOrder = chooseRules(rules, { ...readRuleFilter({ of: 'project' }), names })
  for (const name of ['org/books', 'org/x', 'org/x/y']) {
    const {
      rules: [held],
    } = joinOf({ of: 'project', source, name }, rules)
    const fitting = inOrder.filter(
      (one) => joinOf({ of: 'project', source, name }, [one]).to !== null,
    )
    expect(fitting[0]?.id).toBe(held)
  }
})

test('they are narrowed down by words of the pattern or the target, and sorted by what is wished', () => {
  expect(chosen({ words: 'LEDGER' })).toEqual([1])
  expect(chosen({ of: 'place' })).toEqual([5])
  expect(chosen({ sort: '-names' }).slice(0, 3)).toEqual([1, 2, 3])
  expect(chosen({ sort: 'addedAt' })).toEqual([1, 2, 3, 4, 5])
})
