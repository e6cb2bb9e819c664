import {
  type CatalogueColumn,
  type CataloguePlaces,
  findCatalogueColumns,
  missingColumns,
} from '#shared/domain/catalogue/catalogue-columns.ts'
import { visibleText } from '#shared/domain/observations/visible-text.ts'
import { foldName } from '#shared/domain/plans/fold-name.ts'
import { readSheet, type SheetRow } from '#shared/domain/plans/read-sheet.ts'
import { OutwardError } from '../../sync/outward.ts'
import type { Asked, Walk } from '../connector.ts'
import { giveWay } from '../give-way.ts'
import { type DocumentsRead, readDocuments } from '../read-documents.ts'
import type { CsvSettings } from './csv-settings.ts'

const MOST_ROWS = 100_000
export const FILES = /\.(csv|tsv)$/i

/** A row as it is kept: what was found in which column, and all its cells by their headers. */
export type CsvRow = {
  readonly standsIn: string
  /** Why it is set aside, although a name stands in it. */
  readonly broken?: string
  readonly said: { readonly [Column in CatalogueColumn]?: string }
  readonly cells: Readonly<Record<string, string>>
}

type Table = {
  readonly header: readonly string[]
  readonly places: CataloguePlaces
  readonly rows: readonly CsvRow[]
  readonly isGarbled: boolean
}

export type RowsRead = {
  readonly rows: readonly CsvRow[]
  readonly tables: readonly (Table & { readonly file: string })[]
  readonly came: Pick<DocumentsRead<unknown>, 'failure' | 'cursor'>
}

/** Every row of every file; a name that comes again is set aside. */
export async function readRows(
  walk: Pick<Walk<CsvSettings>, 'cursor' | 'sweep'> & Asked<CsvSettings>,
): Promise<RowsRead | 'same'> {
  const came = await readDocuments({
    walk,
    like: FILES,
    async read({ text, document: { name } }) {
      await giveWay()
      return { content: readTable({ text, file: name, settings: walk.settings }), leads: [] }
    },
  })
  if (came === 'same') return came
  const tables = came.read.map(({ document: { name }, content }) => ({ file: name, ...content }))
  if (!tables.some(({ places }) => places.has('name'))) throw nameless(tables)
  const rows = withoutDoubles(tables.flatMap((table) => table.rows))
  if (rows.length > MOST_ROWS) throw tooMany()
  return { rows, tables, came }
}

type Text = { readonly text: string; readonly file: string; readonly settings: CsvSettings }

function readTable({ text, file, settings }: Text): Table {
  const isGarbled = text.includes('\ufffd')
  const read = readSheet(text)
  if (read.outcome === 'empty') return { header: [], places: new Map(), rows: [], isGarbled }
  const { header, rows, faults } = read.sheet
  if (rows.length > MOST_ROWS) throw tooMany()
  refuseMissing(missingColumns(header, settings), file)
  const places = findCatalogueColumns(header, settings)
  const because = new Map(faults.map((fault) => [fault.line, fault.because]))
  const toRow = (row: SheetRow): CsvRow => {
    const broken = places.has('name') ? because.get(row.line) : 'No column of names stands there'
    return {
      standsIn: `${file}, row ${row.line}`,
      ...(broken !== undefined && { broken: broken.replace(/\.$/, '') }),
      said: saidIn(row.cells, places),
      cells: cellsOf(row.cells, header),
    }
  }
  return { header, places, rows: rows.map(toRow), isGarbled }
}

const saidIn = (cells: readonly string[], places: CataloguePlaces): CsvRow['said'] =>
  Object.fromEntries(
    [...places].flatMap(([column, place]) => {
      const cell = cells[place] ?? ''
      return cell === '' ? [] : [[column, cell]]
    }),
  )

const cellsOf = (cells: readonly string[], header: readonly string[]): CsvRow['cells'] =>
  Object.fromEntries(
    cells.flatMap((cell, place) => {
      const name = header[place] || `column ${place + 1}`
      return cell === '' || name === '__proto__' ? [] : [[name, cell]]
    }),
  )

function withoutDoubles(rows: readonly CsvRow[]): readonly CsvRow[] {
  const first = new Map<string, string>()
  return rows.map((row) => {
    if (row.said.name === undefined || row.broken !== undefined) return row
    const name = foldName(row.said.name)
    const standing = first.get(name)
    if (standing !== undefined) return { ...row, broken: `The same name stands in ${standing}` }
    first.set(name, row.standsIn)
    return row
  })
}

const FIX = 'Name the columns in the settings of the source by their headers.'

function refuseMissing(missing: readonly string[], file: string): void {
  if (missing.length === 0) return
  const named = missing.map((name) => `“${name}”`).join(', ')
  const because = `“${file}” has no column that is called ${named}.`
  throw new OutwardError(because, { trouble: 'settingsUnfit', fix: FIX })
}

function nameless(tables: readonly Table[]): OutwardError {
  const header = tables.flatMap((table) => table.header).slice(0, 20)
  return header.length === 0
    ? new OutwardError('Nothing but a header stands there, if anything.', {
        trouble: 'notUnderstood',
        fix: 'Look whether the file was written whole.',
      })
    : new OutwardError(
        `None of its columns is known to hold names: ${header.map((name) => `“${visibleText(name, { most: 60 })}”`).join(', ')}.`,
        { trouble: 'settingsUnfit', fix: FIX },
      )
}

const tooMany = () =>
  new OutwardError('There are more than 100,000 rows, which are not read.', {
    trouble: 'tooLarge',
    fix: 'Split the file, and add a source for each.',
  })
