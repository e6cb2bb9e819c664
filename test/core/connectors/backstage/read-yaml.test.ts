import { expect, test } from 'vitest'
import { readYaml } from '#core/connectors/backstage/read-yaml.ts'

const read = (text: string) => readYaml({ text, line: 1 })
const broken = (because: RegExp) => ({ is: 'broken', because: expect.stringMatching(because) })

const laughs = [
  'a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]',
  ...[...'bcdefghi'].map((name, at) => {
    const before = 'abcdefghi'.charAt(at)
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`
  }),
].join('\n')

test.each([
  ['names that stand for names, a billion times over', laughs, /stands for more than is read/],
  ['a name that stands for itself', 'a: &a [*a]', /deeper than 64/],
  ['a name that nothing bears', 'a: *b', /./],
  ['a tag that makes code', 'a: !!js/function "function () {}"', /Line 1 .*tag/],
  ['a tag that makes a pattern', 'a: !!js/regexp /x/', /Line 1 .*tag/],
  ['a tag of its own', 'a: 1\nb: !secret x', /Line 2 .*tag/],
  ['a name said twice', 'a: 1\nb: 2\na: 3', /“a” twice/],
  ['a name said twice, deeper', 'a: { b: 1, "b": 2 }', /“b” twice/],
  ['a name that is a list', '? [a, b]\n: 1', /no text/],
  ['tabs', 'a:\n\tb: 1', /Line 2 .*[Tt]ab/],
  ['many tabs', `a:\n${'\tb: c\n'.repeat(100_000)}`, /./],
  ['brackets without an end', `a: ${'['.repeat(100_000)}`, /deeper than 64/],
  ['lists in lists', '- '.repeat(3_000), /deeper than 64/],
  ['lines that go ever deeper', indented(1_300), /deeper than 64/],
  ['sixty-five levels', `${'['.repeat(65)}${']'.repeat(65)}`, /deeper than 64/],
  ['ever so many names', Array.from({ length: 80_000 }, (_, i) => `k${i}: v`).join('\n'), /more/],
  ['a field of more than 1 MB', `a: ${'x'.repeat(1024 * 1024 + 1)}`, /longer than 1 MB/],
  ['more than 2 MB', `a: ${'x '.repeat(1024 * 1024 + 1)}`, /longer than 2 MB/],
])('%s is set aside with words', (_, text, because) => {
  expect(read(text)).toEqual(broken(because))
})

function indented(levels: number): string {
  return Array.from({ length: levels }, (_, at) => `${' '.repeat(at)}a:`).join('\n')
}

test('names that would change every object are left out', () => {
  const read1 = read(
    '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }',
  )
  expect(JSON.stringify(read1)).toBe(
    '{"is":"read","value":{"constructor":{"prototype":{"polluted":true}}}}',
  )
  expect(Object.hasOwn({}, 'polluted') || 'polluted' in {}).toBe(false)
})

test('it is read by the core schema: yes and dates are words, and nothing is lost of large numbers', () => {
  const text =
    'a: yes\nb: 2026-11-20\nc: 12345678901234567890\nd: .inf\ne: 0x10\nf: ~\n<<: { g: 1 }\n1: one'
  expect(read(text)).toEqual({
    is: 'read',
    value: {
      ...{ a: 'yes', b: '2026-11-20', c: '12345678901234567890', d: '.inf', e: 16, f: null },
      ...{ '<<': { g: 1 }, 1: 'one' },
    },
  })
})

test('a name may stand for something that was said before, and for what bore it last', () => {
  expect(read('a: &x { b: 1 }\nc: *x\nd: &x 2\ne: *x')).toEqual({
    is: 'read',
    value: { a: { b: 1 }, c: { b: 1 }, d: 2, e: 2 },
  })
  expect(read(`${'['.repeat(63)}a${']'.repeat(63)}`).is).toBe('read')
})
