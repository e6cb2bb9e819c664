import { expect, test } from 'vitest'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'

test.each([
  ['https://a.example/x', true],
  ['https://A.example:443/?y', true],
  ['http://a.example/', false],
  ['https://a.example:8443/', false],
  ['https://b.example/', false],
  ['https://x.a.example/', false],
  ['https://a.example./', false],
  ['https://a.example@b.example/', false],
  ['https://user@a.example/', false],
  ['https://:word@a.example/', false],
])('https://a.example and %s: %s', (other, same) => {
  expect(isSameOrigin(new URL('https://a.example/'), new URL(other))).toBe(same)
})

test('what has no origin has none in common', () => {
  expect(isSameOrigin(new URL('file:///a'), new URL('file:///a'))).toBe(false)
})
