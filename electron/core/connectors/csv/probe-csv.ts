import { visibleText } from '#shared/domain/observations/visible-text.ts'
import { type Asked, type Probed, Unfit } from '../connector.ts'
import type { CsvSettings } from './csv-settings.ts'
import { parseRow } from './parse-row.ts'
import { namelessRows } from './read-entries.ts'
import { type CsvRow, type RowsRead, readRows } from './read-rows.ts'

const LISTED = 200
const SHOWN = 5

/** What stands there: how many rows, which columns were taken for what, and what cannot be read. */
export async function probeCsv(asked: Asked<CsvSettings>): Promise<Probed> {
  const read = await readRows({ ...asked, cursor: undefined, sweep: true })
  // Never so, because no cursor is given.
  if (read === 'same') throw new Unfit('Nothing was answered.')
  const faults = read.rows.flatMap((row) => faultOf(row) ?? [])
  const named = read.rows.filter((row) => faultOf(row) === undefined)
  if (named.length === 0) throw read.came.failure ?? namelessRows(faults[0])
  const files = read.tables.length
  return {
    as: null,
    version: null,
    found: `${named.length} services in ${files === 1 ? 'one file' : `${files} files`}`,
    projects: named.slice(0, LISTED).map(({ said }) => ({
      project: said.name ?? '',
      says: said.title ?? said.owner ?? null,
    })),
    more: named.length > LISTED,
    remarks: [
      ...columnsOf(read),
      ...faults.slice(0, SHOWN),
      ...(faults.length > SHOWN ? [`${faults.length - SHOWN} more rows cannot be read.`] : []),
      ...read.tables
        .filter(({ isGarbled }) => isGarbled)
        .map(({ file }) => `${file} is not written in UTF-8, so some letters are lost.`),
      ...(read.came.failure ? [read.came.failure.message] : []),
    ],
  }
}

/** Only what is left out of the first table is worth a word. */
function columnsOf({ tables }: RowsRead): readonly string[] {
  const table = tables.find(({ places }) => places.has('name'))
  if (!table) return []
  const taken = new Set(table.places.values())
  const left = table.header.filter((name, at) => name !== '' && !taken.has(at)).slice(0, 20)
  return left.length === 0
    ? []
    : [
        `Columns that nothing is read of: ${left.map((name) => visibleText(name, { most: 60 })).join(', ')}.`,
      ]
}

function faultOf(row: CsvRow): string | undefined {
  try {
    parseRow(row)
    return undefined
  } catch (error) {
    if (error instanceof Unfit) return error.message
    throw error
  }
}
