import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DEEPEST, judgeJson, LONGEST_FIELD } from '#shared/domain/sync/judge-json.ts'

/** Built the slow way, from what the parser made of it. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

test('is as deep as what is made of it', () => {
  const nested = fc.record({ inner: fc.json(), wraps: fc.integer({ min: 50, max: 66 }) })
  fc.assert(
    fc.property(nested, ({ inner, wraps }) => {
      const text = `${'[{"\\"[":'.repeat(wraps / 2)}${inner}${'}]'.repeat(wraps / 2)}`
      fc.pre(Number.isInteger(wraps / 2))
      const tooDeep = depthOf(JSON.parse(text)) > DEEPEST
      expect(judgeJson(text)).toBe(tooDeep ? 'tooDeep' : undefined)
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['['.repeat(DEEPEST) + ']'.repeat(DEEPEST), undefined],
  ['['.repeat(DEEPEST + 1), 'tooDeep'],
  ['{"a":'.repeat(5_000_000), 'tooDeep'],
  [JSON.stringify('['.repeat(100)), undefined],
  [JSON.stringify({ a: '\\"{'.repeat(100) }), undefined],
  [JSON.stringify('x'.repeat(LONGEST_FIELD)), undefined],
  [JSON.stringify('x'.repeat(LONGEST_FIELD + 1)), 'fieldTooLong'],
  [`"${'\\'.repeat(LONGEST_FIELD * 2)}`, 'fieldTooLong'],
  [`"${'x'.repeat(LONGEST_FIELD + 1)}`, 'fieldTooLong'],
  [']]]]', undefined],
  ['', undefined],
] as const)('text %# is judged', (text, judged) => {
  expect(judgeJson(text)).toBe(judged)
})
