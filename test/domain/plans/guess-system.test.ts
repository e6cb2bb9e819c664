import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessColumns } from '#shared/domain/plans/guess-columns.ts'
import { guessSystem, systemSaid } from '#shared/domain/plans/guess-system.ts'
import { readSheet } from '#shared/domain/plans/read-sheet.ts'
import { writeSheet } from '#shared/domain/plans/write-sheet.ts'
import { planColumns } from '#shared/vocabulary/plan.ts'
import { Label } from '#shared/vocabulary/text.ts'

/** Whatever may be the name of a system, with all that separates, quotes and guards cells. */
const system = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(...'aB (),;"\'=+-@é'), maxLength: 16 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  )
  .filter((text) => Label.safeParse(text).success)
  .map((text) => Label.parse(text))

test('a sheet that is written says whose its keys are, and is read back with every column', () => {
  fc.assert(
    fc.property(
      system,
      fc.constantFrom(',' as const, ';' as const, '\t' as const),
      (name, separator) => {
        const written = writeSheet([{ cells: { key: 'CHG1', name: 'Autumn' } }], {
          system: name,
          separator,
        })
        const read = readSheet(written)
        if (read.outcome !== 'read') throw new Error(read.because)
        expect(systemSaid(read.sheet.header)).toBe(name)
        expect(guessColumns(read.sheet.header)).toEqual({
          mapping: planColumns,
          unrecognised: [],
          spare: [],
        })
        expect(read.sheet.rows[0]?.cells.slice(0, 2)).toEqual(['CHG1', 'Autumn'])
      },
    ),
    { numRuns: 1000 },
  )
})

test('a name may hold what breaks lines elsewhere', () => {
  expect(systemSaid(['Key (a\u2028b)'])).toBe('a\u2028b')
})

test('a header that names nobody says nothing', () => {
  expect(systemSaid(['Key', 'Key ()', 'Key ( )', 'Monkey (Jira)', 'Name (Jira)'])).toBeUndefined()
  expect(systemSaid(['Name', 'KEY (Jira Cloud (EU))'])).toBe('Jira Cloud (EU)')
})

test('headers tell which program a sheet probably comes from', () => {
  expect(guessSystem(['Number', 'Short description'])).toBe('ServiceNow')
  expect(guessSystem(['Issue key', 'Summary'])).toBe('Jira')
  expect(guessSystem(['Name', 'When'])).toBe('Sheet')
})
