import { expect, test } from 'vitest'
import { holdUntil } from '#core/connectors/pagerduty/hold-until.ts'
import { pagerduty } from '#core/connectors/pagerduty/pagerduty.ts'
import { PagerdutySettings } from '#core/connectors/pagerduty/pagerduty-settings.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { NOW, service } from './samples.ts'

type Said = { readonly me?: unknown; readonly refused?: 'notUnderstood' | 'unauthorised' }

function probe({ me, refused }: Said, services: string[] = []) {
  const { outward } = scriptedOutward((path) => {
    if (path.startsWith('/abilities')) return { body: { abilities: ['teams'] } }
    if (path.startsWith('/services')) return { body: { services: [service], more: false } }
    if (refused) throw new OutwardError('It is refused.', { trouble: refused })
    return { body: { user: me } }
  })
  return pagerduty.probe({ settings: PagerdutySettings.parse({ services }), outward, now: NOW })
}

test('it tells whose key it is, and which services it sees', async () => {
  expect(await probe({ me: { name: 'Ada', email: 'ada@example.org' } }, ['PIJ90N9'])).toEqual({
    as: 'Ada',
    version: null,
    projects: [{ project: 'PIJ90N7', says: 'Checkout' }],
    more: false,
    remarks: ['It shows no service PIJ90N9.'],
  })
})

test('a key of the account is one of nobody', async () => {
  const { as, remarks } = await probe({ refused: 'notUnderstood' })
  expect([as, remarks]).toEqual([null, ['The key is one of the account, not of a person.']])
})

test('a key that is refused is refused', async () => {
  await expect(probe({ refused: 'unauthorised' })).rejects.toMatchObject({
    trouble: 'unauthorised',
  })
})

test.each([
  [{ 'ratelimit-remaining': '4', 'ratelimit-reset': '30' }, 200, NOW + 30_000],
  [{ 'ratelimit-remaining': '5', 'ratelimit-reset': '30' }, 200, undefined],
  [{ 'ratelimit-reset': '12' }, 429, NOW + 12_000],
  [{ 'ratelimit-reset': '999999' }, 429, NOW + 3_600_000],
  [{ 'ratelimit-remaining': '0', 'ratelimit-reset': 'soon' }, 429, undefined],
  [{}, 200, undefined],
])('after %j with %i it is left alone until %s', (headers: object, status, until) => {
  const said = headers as Readonly<Record<string, string>> // what was left out is not there
  expect(holdUntil({ status, headers: said, now: NOW })).toBe(until)
})

test('services are named by their ID', () => {
  for (const id of ['', '../x', 'a b', 'Checkout!']) {
    expect(PagerdutySettings.safeParse({ services: [id] }).success).toBe(false)
  }
  expect(PagerdutySettings.parse({})).toEqual({ services: [], days: 90 })
})
