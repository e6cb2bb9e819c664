import { type PlanColumn, sheetColumns } from '#shared/vocabulary/plan.ts'
import { columnNames } from './column-names.ts'
import { timeKindOf } from './day-and-time.ts'
import { foldHeader } from './fold-name.ts'
import { systemInHeader } from './key-header.ts'
import { readClass } from './read-choice.ts'
import type { Sheet } from './read-sheet.ts'

/** Which column each column of a sheet is, in the sheet's order; `null` where it is left out. */
export type Mapping = readonly (PlanColumn | null)[]

export type GuessedColumns = {
  readonly mapping: Mapping
  /** Headers that nothing here goes by. */
  readonly unrecognised: readonly string[]
  /** Headers that would be a column which another one, by a surer name, is already. */
  readonly spare: readonly { readonly header: string; readonly column: PlanColumn }[]
}

type Candidate = {
  readonly column: PlanColumn
  /** How sure the name is, the surest first. */
  readonly rank: number
  readonly place: number
  readonly cells: readonly string[]
}

/** So many rows tell what a column holds. */
const SAMPLED_ROWS = 200

/** Which columns the headers of a sheet mean, by the many names that people and programs use. */
export function guessColumns(header: readonly string[], rows: Sheet['rows'] = []): GuessedColumns {
  const sample = rows.slice(0, SAMPLED_ROWS)
  const meant = header.map((name, place): Candidate | undefined => {
    const cells = sample.map((row) => row.cells[place] ?? '').filter((cell) => cell !== '')
    const one = meaningOf(name)
    return one && isPlausible(foldHeader(name), cells) ? { ...one, place, cells } : undefined
  })
  const places = new Set(
    sheetColumns.flatMap((column) =>
      takenFrom(
        meant.flatMap((one) => (one?.column === column ? [one] : [])).toSorted(bySureness),
      ).map(({ place }) => place),
    ),
  )
  const mapping = meant.map((one, at) => (one && places.has(at) ? one.column : null))
  const left = header.map((name, at) => ({ header: name, meant: meant[at], is: mapping[at] }))
  return {
    mapping,
    unrecognised: left.flatMap((one) => (one.meant || one.header === '' ? [] : [one.header])),
    spare: left.flatMap((one) =>
      one.meant && !one.is ? [{ header: one.header, column: one.meant.column }] : [],
    ),
  }
}

const bySureness = (one: Candidate, other: Candidate) => one.rank - other.rank

/** Names that mean many things: what stands below them has to be a class. */
const looseNames = ['kind', 'type', 'category']

const isPlausible = (name: string, cells: readonly string[]) =>
  !looseNames.includes(name) || cells.length === 0 || cells.some((cell) => readClass(cell))

/** Those that are the column together, of all that would be, the surest first. */
function takenFrom(rivals: readonly Candidate[]): readonly Candidate[] {
  const [best] = rivals
  if (!best) return []
  if (best.column === 'services' || best.column === 'tags') {
    // A sheet may spread these over several columns of one name, as Jira does.
    return rivals.filter(({ rank }) => rank === best.rank)
  }
  return best.column === 'start' || best.column === 'end' ? dayAndTime(best, rivals) : [best]
}

/** A day and a time may have columns of their own; when something is due tells no day of an end. */
function dayAndTime(best: Candidate, rivals: readonly Candidate[]): readonly Candidate[] {
  const kind = timeKindOf(best.cells)
  if (kind === 'other') return [best]
  const wanted = kind === 'days' ? 'times' : 'days'
  const dueRank = columnNames.end.indexOf('due date')
  const other = rivals.find(
    ({ column, rank, cells }) =>
      (column === 'start' || rank < dueRank) && timeKindOf(cells) === wanted,
  )
  return other ? [best, other] : [best]
}

const meaningOf = (header: string) =>
  surestOf(systemInHeader(header) === undefined ? foldHeader(header) : 'key')

function surestOf(name: string): Pick<Candidate, 'column' | 'rank'> | undefined {
  for (const column of sheetColumns) {
    const rank = columnNames[column].indexOf(name)
    if (rank >= 0) return { column, rank }
  }
  return undefined
}
