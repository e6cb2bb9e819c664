import { expect, test } from 'vitest'
import { whatBecomes } from '#shared/domain/joins/what-becomes.ts'
import { JoinRuleId, ServiceId } from '#shared/vocabulary/ids.ts'
import type { JoinVerdict } from '#shared/vocabulary/join.ts'

const id = (last: number) => `01900000-0000-7000-8000-00000000000${last}`
const [draft, other] = [JoinRuleId.parse(id(1)), JoinRuleId.parse(id(2))]
const [billing, ledger] = [ServiceId.parse(id(3)), ServiceId.parse(id(4))]

const by = (rule: JoinRuleId, to = billing): JoinVerdict => ({
  ...{ to, why: 'rule', rules: [rule], because: '' },
})
const none: JoinVerdict = { to: null, why: 'noRule', rules: [], because: '' }
const aside: JoinVerdict = { ...none, why: 'setAside' }
const atOdds: JoinVerdict = { ...none, why: 'ambiguous', rules: [other, draft] }
const othersAtOdds: JoinVerdict = { ...atOdds, rules: [other] }

test.each([
  ['gained', none, by(draft)],
  ['gained', atOdds, by(draft)],
  ['moved', by(other, ledger), by(draft)],
  ['kept', by(other), by(draft)],
  ['kept', by(draft), by(draft)],
  ['moved', by(draft, ledger), by(draft)],
  ['left', by(other), by(other)],
  ['left', aside, aside],
  ['released', by(draft), none],
  ['contradicted', by(other), atOdds],
  ['contradicted', none, atOdds],
  ['contradicted', atOdds, atOdds],
] as const)('a draft makes of a name: %s', (becomes, now, would) => {
  expect(whatBecomes({ now, would }, draft)).toBe(becomes)
})

test.each([
  ['released', by(draft), none],
  ['moved', by(draft), by(other, ledger)],
  ['kept', by(draft), by(other)],
  ['gained', atOdds, by(other)],
  ['contradicted', by(draft), othersAtOdds],
] as const)('taking a rule away makes of a name: %s', (becomes, now, would) => {
  expect(whatBecomes({ now, would })).toBe(becomes)
})
