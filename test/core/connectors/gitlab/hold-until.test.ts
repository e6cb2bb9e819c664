import { expect, test } from 'vitest'
import { holdUntil } from '#core/connectors/gitlab/hold-until.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const reset = NOW / 1000 + 42

const heard = (headers: Readonly<Record<string, string>>, status = 200) =>
  holdUntil({ status, headers, now: NOW })

test('a quota that is nearly used up is waited for', () => {
  const near = { 'ratelimit-remaining': '3', 'ratelimit-reset': String(reset) }
  expect(heard(near)).toBe(NOW + 42_000)
  expect(heard({ ...near, 'ratelimit-remaining': '0' }, 429)).toBe(NOW + 42_000)
  expect(heard({ ...near, 'ratelimit-remaining': '1999' })).toBeUndefined()
})

test('a refusal may name no more than the reset', () => {
  expect(heard({ 'ratelimit-reset': String(reset) }, 429)).toBe(NOW + 42_000)
  expect(heard({ 'ratelimit-reset': String(reset) })).toBeUndefined()
})

test('where nothing can be made of it, nothing is waited for', () => {
  const spent = { 'ratelimit-remaining': '0' }
  expect(heard({})).toBeUndefined()
  expect(heard(spent)).toBeUndefined()
  for (const said of ['soon', '', '-1', '1, 2', String(NOW / 1000 - 5)]) {
    expect(heard({ ...spent, 'ratelimit-reset': said }), said).toBeUndefined()
  }
})

test('a reset far away is not believed', () => {
  const far = { 'ratelimit-remaining': '0', 'ratelimit-reset': '999999999999' }
  expect(heard(far)).toBe(NOW + 3_600_000)
})
