import type { PlanColumn, PlanLine } from '#shared/vocabulary/plan.ts'
import { joinDayAndTime } from './day-and-time.ts'
import type { Mapping } from './guess-columns.ts'
import type { Sheet } from './read-sheet.ts'

/** Rows of a sheet as lines of a plan. Several columns of one meaning become one list, a day and a time one cell. */
export const linesOfSheet = ({ rows }: Pick<Sheet, 'rows'>, mapping: Mapping): PlanLine[] =>
  rows.map(({ line, cells }) => ({ line, cells: cellsOf(cells, mapping) }))

function cellsOf(cells: readonly string[], mapping: Mapping): PlanLine['cells'] {
  const taken: Partial<Record<PlanColumn, string>> = {}
  for (const [at, column] of mapping.entries()) {
    if (!column) continue
    const cell = cells[at] ?? ''
    const before = taken[column]
    taken[column] = before && cell ? joined(column, [before, cell]) : before || cell
  }
  return taken
}

const joined = (column: PlanColumn, [before, cell]: readonly [string, string]) =>
  column === 'start' || column === 'end' ? joinDayAndTime(before, cell) : `${before}; ${cell}`
