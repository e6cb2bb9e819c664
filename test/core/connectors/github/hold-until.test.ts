import { expect, test } from 'vitest'
import { holdUntil } from '#core/connectors/github/hold-until.ts'

const now = Date.UTC(2026, 10, 20, 9)
const heard = (status: number, headers: Record<string, string>) =>
  holdUntil({ status, headers, now })
const reset = String(now / 1000 + 1800)

test('once the allowance is used up GitHub is left alone until it is whole again', () => {
  const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }
  for (const status of [200, 304, 403, 429]) {
    expect(heard(status, headers)).toBe(now + 1_800_000)
    expect(heard(status, { ...headers, 'x-ratelimit-remaining': '1' })).not.toBe(now + 1_800_000)
  }
  expect(heard(200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' })).toBe(
    now + 60_000,
  )
})

test('slowed down without a word for how long it waits a minute', () => {
  const ours = { 'x-github-request-id': 'C0FF:EE', 'x-ratelimit-remaining': '4000' }
  expect(heard(429, {})).toBe(now + 60_000)
  expect(heard(403, ours)).toBe(now + 60_000)
  expect(heard(403, { ...ours, 'retry-after': '30' })).toBeUndefined()
})

test('a missing right is no reason to wait', () => {
  const ours = { 'x-github-request-id': 'C0FF:EE', 'x-ratelimit-remaining': '4000' }
  expect(heard(403, { ...ours, 'x-accepted-github-permissions': 'actions=read' })).toBeUndefined()
  expect(heard(403, { ...ours, 'x-accepted-oauth-scopes': 'repo' })).toBeUndefined()
  expect(heard(403, { ...ours, 'x-github-sso': 'required' })).toBeUndefined()
  expect(heard(403, {})).toBeUndefined()
  expect(heard(200, ours)).toBeUndefined()
})
