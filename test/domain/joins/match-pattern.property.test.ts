import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchPattern } from '#shared/domain/joins/match-pattern.ts'

/** As plainly as it can be said. */
function fits(pattern: string, name: string): boolean {
  if (pattern === '') return name === ''
  if (pattern.startsWith('**')) {
    const rest = pattern.replace(/^\*+/, '')
    return fits(rest, name) || (name !== '' && fits(pattern, name.slice(1)))
  }
  if (pattern.startsWith('*')) {
    const goesOn = name !== '' && name[0] !== '/' && fits(pattern, name.slice(1))
    return fits(pattern.slice(1), name) || goesOn
  }
  return name[0] === pattern[0] && fits(pattern.slice(1), name.slice(1))
}

const from = (letters: readonly string[], most: number) =>
  fc.array(fc.constantFrom(...letters), { maxLength: most }).map((all) => all.join(''))

test('a pattern fits what plain trying fits', () => {
  let [fitting, starred] = [0, 0]
  fc.assert(
    fc.property(from(['a', 'b', '/', '*', '**'], 7), from(['a', 'b', '/'], 9), (pattern, name) => {
      const expected = fits(pattern, name)
      if (expected) fitting += 1
      if (expected && pattern.includes('*') && /[ab/]/.test(pattern)) starred += 1
      expect(matchPattern(pattern)(name)).toBe(expected)
    }),
    { numRuns: 5000 },
  )
  expect(fitting).toBeGreaterThan(50)
  expect(starred).toBeGreaterThan(20)
})

test.each([
  ['org/*', 'org/billing', true],
  ['org/*', 'org/team/billing', false],
  ['org/**', 'org/team/billing', true],
  ['**/billing', 'org/team/billing', true],
  ['ORG/Billing', 'org/billing', true],
  ['org/billing', 'org/billing-ui', false],
  ['org/b.lling', 'org/billing', false],
  ['*-ü?', 'a-Ü?', true],
])('%s and %s: %s', (pattern, name, expected) => {
  expect(matchPattern(pattern)(name)).toBe(expected)
})

test('a pattern made to be slow is not', () => {
  const slow = `${'*a'.repeat(100)}*b`
  const began = performance.now()
  expect(matchPattern(slow)('a'.repeat(400))).toBe(false)
  expect(matchPattern(slow.replaceAll('*', '**'))('a/'.repeat(200))).toBe(false)
  expect(performance.now() - began).toBeLessThan(500)
})
