import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchPattern } from '#shared/domain/joins/match-pattern.ts'
import { exactPattern, patternFor, widerPatterns } from '#shared/domain/joins/pattern-for.ts'
import { JoinPattern } from '#shared/vocabulary/join.ts'

const name = fc
  .array(fc.constantFrom('org', 'shop', 'shop-api', 'shop-web', 'tools', 'ÜBER', 'a*b', ' x'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((segments) => segments.join('/'))
const anything = fc.oneof(name, fc.string({ maxLength: 30 }))
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 6 })

test('what means exactly a name fits it, and no name that is spelt otherwise', () => {
  let exact = 0
  fc.assert(
    fc.property(anything, anything, (one, another) => {
      const pattern = exactPattern(one)
      if (pattern === undefined) return
      exact += 1
      const same = one.normalize('NFC').toLowerCase() === another.normalize('NFC').toLowerCase()
      expect(matchPattern(pattern)(one)).toBe(true)
      expect(matchPattern(pattern)(another)).toBe(same)
    }),
  )
  expect(exact).toBeGreaterThan(0)
})

test.each(['a*b', ' org/x', 'org/x ', 'org/\u0007x', 'x'.repeat(401), ''])(
  'no pattern means exactly %j',
  (odd) => {
    expect(exactPattern(odd)).toBeUndefined()
  },
)

test('every wider pattern is one that can be kept, and fits the name', () => {
  fc.assert(
    fc.property(anything, (one) => {
      for (const pattern of widerPatterns(one)) {
        expect(JoinPattern.parse(pattern)).toBe(pattern)
        expect(matchPattern(pattern)(one)).toBe(true)
      }
    }),
  )
  expect(widerPatterns('org/team/shop-api')).toEqual([
    'org/team/shop-api',
    'org/team/shop*',
    'org/team/*',
    'org/**',
    '**/shop-api',
  ])
})

test('a pattern for many fits all of them and none of the others', () => {
  let found = 0
  fc.assert(
    fc.property(names, names, (given, others) => {
      const apart = others.filter(
        (one) => !given.some((other) => other.toLowerCase() === one.toLowerCase()),
      )
      const pattern = patternFor({ names: given, others })
      if (pattern === undefined) return
      found += 1
      const fits = matchPattern(pattern)
      expect(given.filter(fits)).toEqual(given)
      expect(apart.filter(fits)).toEqual([])
    }),
    { numRuns: 500 },
  )
  expect(found).toBeGreaterThan(0)
  expect(patternFor({ names: ['org/shop-api', 'org/shop-web'], others: ['org/tools'] })).toBe(
    'org/shop*',
  )
  expect(patternFor({ names: ['org/a', 'org/b'], others: ['org/c'] })).toBeUndefined()
})
