import { OutwardError } from '../../sync/outward.ts'
import { type Leaf, type Stream, Unfit, type Walk } from '../connector.ts'
import { PARTLY } from '../read-documents.ts'
import { type CsvSettings, EVERYTHING } from './csv-settings.ts'
import { parseRow } from './parse-row.ts'
import { readRows } from './read-rows.ts'

const EVERY_MS = 15 * 60_000
const LEAF = 200

export const entries: Stream<CsvSettings> = {
  name: 'catalogue entries',
  observes: 'catalogueEntries',
  everyMs: EVERY_MS,
  parts: () => [EVERYTHING],
  walk: walkEntries,
  parse: parseRow,
}

/** What is missing is gone, but where a row could not be read: that may be any of what is missing. */
async function* walkEntries(walk: Walk<CsvSettings>): AsyncGenerator<Leaf> {
  const read = await readRows(walk)
  if (read === 'same') return
  const { rows, came } = read
  let [fits, someFit] = [true, false]
  for (let at = 0; at < rows.length; at += LEAF) {
    const some = rows.slice(at, at + LEAF)
    const fit = some.filter(isFit)
    fits &&= fit.length === some.length
    someFit ||= fit.length > 0
    yield { rows: some, cursor: PARTLY }
  }
  if (came.failure) throw came.failure
  if (!someFit) throw namelessRows()
  yield { rows: [], cursor: came.cursor, ...(fits && { metAllSince: 0 }) }
}

/** With why the first row has none. */
export const namelessRows = (because = '') =>
  new OutwardError(`No row there has a name that can be read. ${because}`.trim(), {
    trouble: 'notUnderstood',
    fix: 'Look at what was set aside, or name the column of names in the settings of the source.',
  })

function isFit(row: unknown): boolean {
  try {
    return parseRow(row).key !== ''
  } catch (error) {
    if (error instanceof Unfit) return false
    throw error
  }
}
