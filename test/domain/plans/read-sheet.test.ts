import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessColumns } from '#shared/domain/plans/guess-columns.ts'
import { linesOfSheet } from '#shared/domain/plans/lines-of-sheet.ts'
import { readSheet } from '#shared/domain/plans/read-sheet.ts'
import { writeSheet } from '#shared/domain/plans/write-sheet.ts'
import { planColumns } from '#shared/vocabulary/plan.ts'

function sheetOf(text: string) {
  const read = readSheet(text)
  if (read.outcome !== 'read') throw new Error(read.because)
  return read.sheet
}

test.each([
  ['tabs, as a spreadsheet pastes', 'Key\tName\r\nCHG1\tAutumn, late\r\n'],
  ['commas', 'Key,Name\nCHG1,"Autumn, late"\n'],
  ['semicolons', 'Key;Name\nCHG1;Autumn, late\n'],
  ['a byte order mark', '\uFEFFKey,Name\r\nCHG1,"Autumn, late"'],
])('reads %s', (_, text) => {
  const expected = { header: ['Key', 'Name'], rows: [{ line: 2, cells: ['CHG1', 'Autumn, late'] }] }
  expect(sheetOf(text)).toEqual({ ...expected, faults: [] })
})

test('lines are counted as a spreadsheet counts rows: empty ones too, breaks within cells not', () => {
  const sheet = sheetOf('Key,Goal\n\nCHG1,"One\r\ntwo ""three"""\n,\nCHG2,x\n')
  expect(sheet.rows).toEqual([
    { line: 3, cells: ['CHG1', 'One\ntwo "three"'] },
    { line: 5, cells: ['CHG2', 'x'] },
  ])
})

test('a line that names the separator counts, and separates', () => {
  expect(sheetOf('sep=;\r\na,b;c\r\n1;2').rows).toEqual([{ line: 3, cells: ['1', '2'] }])
})

test('a separator within a quoted header separates nothing', () => {
  expect(sheetOf('"a;b;c",d\n1,2').header).toEqual(['a;b;c', 'd'])
})

test('a quotation mark that never closes is named', () => {
  expect(sheetOf('a,b\n1,"2\n3,4').faults).toMatchObject([{ line: 2 }])
})

test('nothing and a mere header are no sheet', () => {
  expect(readSheet(' \n\n').outcome).toBe('empty')
  expect(readSheet('Key,Name\n').outcome).toBe('empty')
})

const letter = fc.constantFrom(
  'a',
  'B',
  '"',
  ',',
  ';',
  '\t',
  '\n',
  "'",
  '=',
  '+',
  '-',
  '@',
  ' ',
  'é',
)
const cell = fc.string({ unit: letter, maxLength: 12 }).map((text) => text.trim())
const cells = fc.record(Object.fromEntries(planColumns.map((column) => [column, cell])))
const filled = cells.filter((one) => Object.values(one).some((text) => text !== ''))

test('what is written is read as the same, whatever separates it', () => {
  fc.assert(
    fc.property(
      fc.array(filled, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',' as const, ';' as const, '\t' as const),
      (lines, separator) => {
        const sheet = sheetOf(
          writeSheet(
            lines.map((one) => ({ cells: one })),
            { separator },
          ),
        )
        const { mapping } = guessColumns(sheet.header)
        expect(mapping).toEqual(planColumns)
        expect(linesOfSheet(sheet, mapping)).toEqual(
          lines.map((one, at) => ({ line: at + 2, cells: one })),
        )
      },
    ),
    { numRuns: 500 },
  )
})

test('no cell begins as a formula that a spreadsheet would carry out', () => {
  const written = writeSheet([{ cells: { key: '=1+1', name: '@SUM(A1)', goal: 'a = b' } }])
  expect(written.split('\r\n')[1]).toMatch(/^'=1\+1,'@SUM\(A1\),.*,a = b$/)
})
