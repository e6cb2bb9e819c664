import { expect, test } from 'vitest'
import { begunRule, draftIn, ruleHref } from '#renderer/features/sources/joins/rules/rule-values.ts'
import { parseAddress } from '#renderer/workbench/address.ts'
import { contract } from '#shared/contract/index.ts'
import { billing, source } from '../some-names.ts'

const values = { source: null, pattern: 'org/*', to: billing, order: null }

test('what is written so far can be asked about once it is a rule', () => {
  const draft = draftIn({ ...values, order: 3 })
  expect(draft).toEqual({ ...values, order: 3 })
  expect(contract['joins.preview'].input.safeParse({ of: 'project', ...draft }).success).toBe(true)
  expect(draftIn(values)).not.toHaveProperty('order')
  expect(draftIn({ ...values, pattern: ' ' })).toBeUndefined()
  expect(draftIn({ ...values, to: null })).toBeUndefined()
  expect(draftIn({ ...values, order: -1 })).toBeUndefined()
})

test.each(['org/a&b=c#d?e', 'org/<b>', 'ÜBER/ärger', '100 %'])(
  'a rule for %s begins with that very name',
  (name) => {
    const { query } = parseAddress(ruleHref({ of: 'project', source, name }, billing))
    expect(begunRule(query)).toEqual({
      ...{ of: 'project', source, pattern: name, to: billing, order: null },
    })
    expect(query['name']).toBe(name)
  },
)

test('an address that makes no sense begins with nothing', () => {
  expect(begunRule({ of: 'team', source: 'x', to: 'y' })).toEqual({
    ...{ of: 'project', source: null, pattern: '', to: null, order: null },
  })
})
