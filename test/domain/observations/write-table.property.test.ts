import fc from 'fast-check'
import papa from 'papaparse'
import { expect, test } from 'vitest'
import { writeTable } from '#shared/domain/observations/write-table.ts'

const cell = fc.oneof(
  fc.constantFrom('=HYPERLINK("http://evil.test")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1'),
  fc.constantFrom("'=1", '"quoted", and more', '\u202e=1', ''),
  fc.string({ unit: 'binary' }),
)

test('no cell is a formula, and no cell breaks out of its place', () => {
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(rows, (rows) => {
      const text = writeTable({ titles: ['a', 'b', 'c'], rows })
      const read = papa.parse<string[]>(text, { newline: '\r\n' }).data
      expect(read).toHaveLength(rows.length + 1)
      for (const cells of read) {
        expect(cells).toHaveLength(3)
        for (const one of cells) expect(one).not.toMatch(/^[=+\-@\t\r\n]/)
      }
    }),
  )
})
