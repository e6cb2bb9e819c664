import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { readYaml } from '#core/connectors/backstage/read-yaml.ts'
import { splitDocuments } from '#core/connectors/backstage/split-documents.ts'

test.each([
  ['a: 1', [['a: 1', 1]]],
  [
    '---\na: 1\n---\n\n# said\nb: 2\n',
    [
      ['a: 1\n', 2],
      ['b: 2\n', 6],
    ],
  ],
  [
    '--- {a: 1}\n...\n%YAML 1.2\n---\nb: 2',
    [
      ['    {a: 1}\n', 1],
      ['b: 2', 5],
    ],
  ],
  ['\n---\n---\n# nothing\n...\n', []],
  [
    'a: |\n  --- no end\n  ---\nb: ---c\n----\n',
    [['a: |\n  --- no end\n  ---\nb: ---c\n----\n', 1]],
  ],
  [
    'a: 1\r\n---\r\nb: 2\r\n',
    [
      ['a: 1\r\n', 1],
      ['b: 2\r\n', 3],
    ],
  ],
] as const)('%j is taken apart', (text, pieces) => {
  expect(splitDocuments(text).map((one) => [one.text, one.line])).toEqual(pieces)
})

const lines = fc.constantFrom(
  ...['a: 1', 'b: two', '---', '--- ', '--- # why', '...', '', '# a', '- c', '  d: 1', 'text'],
  ...['e: |', '   ---', '"f": "g"', '--- {h: 1}'],
)

test('where the whole is well-formed, its pieces say what it says', () => {
  let compared = 0
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 12 }), (some) => {
      const text = some.join('\n')
      const whole = parseAllDocuments(text, { logLevel: 'silent' })
      if (!Array.isArray(whole) || whole.some(({ errors }) => errors.length > 0)) return
      const expected = whole.map((one) => one.toJS()).filter((value) => value !== null)
      const read = splitDocuments(text).map((piece) => readYaml(piece))
      expect(read.flatMap((one) => (one.is === 'read' ? [one.value] : [one]))).toEqual(expected)
      compared += 1
    }),
    { numRuns: 2000 },
  )
  expect(compared).toBeGreaterThan(100)
})
