import papa from 'papaparse'
import { type PlanColumn, type PlanLine, planColumns } from '#shared/vocabulary/plan.ts'
import { columnLabels } from './column-names.ts'
import { guardFormula } from './guard-formula.ts'
import { keyHeader } from './key-header.ts'

type Line = Pick<PlanLine, 'cells'>
type Writing = {
  readonly separator?: ',' | ';' | '\t'
  /** Whose the keys are, where that is known. */
  readonly system?: string
}

/** Lines as a file of separated values or, with tabs, to be pasted into a spreadsheet. */
export function writeSheet(
  lines: readonly Line[],
  { separator = ',', system }: Writing = {},
): string {
  const cellsOf = ({ cells }: Line) =>
    planColumns.map((column: PlanColumn) => guardFormula(cells[column] ?? ''))
  const labels = { ...columnLabels, ...(system !== undefined && { key: keyHeader(system) }) }
  return papa.unparse(
    { fields: planColumns.map((column) => labels[column]), data: lines.map(cellsOf) },
    { delimiter: separator, newline: '\r\n' },
  )
}
