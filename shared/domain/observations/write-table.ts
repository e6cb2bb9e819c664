import papa from 'papaparse'
import { guardFormula } from '../plans/guard-formula.ts'
import { visibleText } from './visible-text.ts'

type Table = {
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * What came from outside as a file of separated values: a spreadsheet that opens it shows every cell
 * and carries out none.
 */
export const writeTable = ({ titles, rows }: Table): string =>
  papa.unparse(
    {
      fields: [...titles],
      data: rows.map((cells) => cells.map((cell) => guardFormula(visibleText(cell)))),
    },
    { newline: '\r\n' },
  )
