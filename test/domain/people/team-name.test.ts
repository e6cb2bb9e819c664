import { expect, test } from 'vitest'
import { teamNameKey } from '#shared/domain/people/team-name.ts'

test.each([
  ['Payments', 'PAYMENTS'],
  ['Team  Blue', 'team blue'],
  ['Zürich', 'Zu\u0308rich'],
  ['ＡＢＣ', 'abc'],
])('%s and %s read as the same name', (a, b) => {
  expect(teamNameKey(a)).toBe(teamNameKey(b))
})

test.each([
  ['Payments', 'Payment'],
  ['Blue', 'Bleu'],
  ['TeamBlue', 'Team Blue'],
])('%s and %s do not', (a, b) => {
  expect(teamNameKey(a)).not.toBe(teamNameKey(b))
})
