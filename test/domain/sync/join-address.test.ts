import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinAddress } from '#shared/domain/sync/join-address.ts'

const join = (base: string, path: string, query?: Record<string, string | string[] | undefined>) =>
  joinAddress(new URL(base), { path, ...(query && { query }) })?.href

test.each([
  ['https://git.example', 'api/v4', 'https://git.example/api/v4'],
  ['https://git.example/', '/api/v4', 'https://git.example/api/v4'],
  ['https://git.example/gitlab', '/api/v4/', 'https://git.example/gitlab/api/v4/'],
  ['https://git.example/gitlab/', 'a%2Fb', 'https://git.example/gitlab/a%2Fb'],
  ['https://git.example/x', 'a?b#c', 'https://git.example/x/a%3Fb%23c'],
  ['https://cal.example/team.ics?key=1', '', 'https://cal.example/team.ics?key=1'],
  ['https://git.example/x', '//evil.example/y', 'https://git.example/x/evil.example/y'],
  ['https://git.example/x', 'https://evil.example', 'https://git.example/x/https://evil.example'],
])('%s and %s make %s', (base, path, joined) => {
  expect(join(base, path)).toBe(joined)
})

test('a query is added to the one that the address has', () => {
  expect(join('https://a.example/?key=1', 'x', { page: '2', none: undefined, q: 'a&b' })).toBe(
    'https://a.example/x?key=1&page=2&q=a%26b',
  )
})

test('a list is one parameter that comes several times', () => {
  expect(join('https://a.example/', 'x', { 'include[]': ['users', 'teams'], none: [] })).toBe(
    'https://a.example/x?include%5B%5D=users&include%5B%5D=teams',
  )
})

test.each(['..', 'a/../b', '%2e%2e/b', '.%2E', './a', 'a\\..\\b', '.\t./b'])(
  'a path with %j is refused',
  (path) => {
    expect(join('https://git.example/x', path)).toBeUndefined()
  },
)

test('no path ever leads out of the base address', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '%2e.', '.', '', '\\', '@evil.example', ':80'),
    fc.string(),
  )
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const joined = joinAddress(new URL('https://git.example/base'), { path: parts.join('/') })
      if (!joined) return
      expect(joined.origin).toBe('https://git.example')
      expect(`${joined.pathname}/`).toMatch(/^\/base\//)
    }),
    { numRuns: 1_000 },
  )
})
