import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, openSuggesting } from '#shared/domain/joins/suggest-joins.ts'
import type { JoinTarget } from '#shared/vocabulary/join.ts'

const candidate = (name: string, repository: string | null = null): Candidate => ({
  id: name as JoinTarget,
  name,
  repository,
})
const known = [
  candidate('Billing', 'https://git.example.org/shop/money/billing.git'),
  candidate('payments-api', 'ssh://git@git.example.org/shop/Payments'),
  candidate('Ledger'),
  candidate('Production EU'),
  candidate('staging'),
]
const suggest = openSuggesting(known)
const told = (name: string) => suggest(name).map(({ to, hint }) => `${to} ${hint}`)

test.each([
  ['shop/money/billing', ['Billing certain']],
  ['money/Billing', ['Billing certain']],
  ['other/billing', ['Billing likely']],
  ['shop/payments', ['payments-api certain']],
  ['elsewhere/PaymentsApi', ['payments-api likely']],
  ['org/payments_ui', []],
  ['org/payments', ['payments-api possible']],
  ['ledger', ['Ledger likely']],
  ['eu-prod', ['Production EU possible']],
  ['stg', ['staging likely']],
  ['ill', []],
  ['', []],
  ['///', []],
])('%s: %j', (name, expected) => {
  expect(told(name)).toEqual(expected)
})

test('every suggestion says why, the surest first, three at most', () => {
  const hints = ['certain', 'likely', 'possible']
  const words = fc.array(fc.constantFrom('shop', 'pay', 'api', 'prod', 'Billing'), { maxLength: 4 })
  const names = fc
    .tuple(words, fc.constantFrom('/', '-', '_', ' '))
    .map(([all, by]) => all.join(by))
  const address = fc.option(names.map((name) => `https://git.example.org/${name}`))
  const candidates = fc.array(
    fc.tuple(names, address).map(([name, at]) => candidate(name || 'x', at)),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(candidates, names, (all, name) => {
      const found = openSuggesting(all)(name)
      expect(found.length).toBeLessThanOrEqual(3)
      expect(openSuggesting(all.toReversed())(name).map(({ hint }) => hint)).toEqual(
        found.map(({ hint }) => hint),
      )
      const places = found.map(({ hint }) => hints.indexOf(hint))
      expect(places).toEqual(places.toSorted())
      for (const { because } of found) expect(because).toMatch(/^[A-Z].*\.$/)
    }),
  )
})
