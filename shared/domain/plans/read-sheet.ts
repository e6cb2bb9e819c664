import papa from 'papaparse'
import { unguardFormula } from './guard-formula.ts'

/** A row as a spreadsheet counts it: the header is row 1, empty rows count. */
export type SheetRow = { readonly line: number; readonly cells: readonly string[] }

export type Sheet = {
  readonly header: readonly string[]
  readonly rows: readonly SheetRow[]
  /** Rows that could not be told apart from their neighbours, in sentences. */
  readonly faults: readonly { readonly line: number; readonly because: string }[]
}

export type ReadSheet =
  | { readonly outcome: 'read'; readonly sheet: Sheet }
  | { readonly outcome: 'empty'; readonly because: string }

/** In the order in which they win where the header has as many of each. */
const separators = ['\t', ';', ','] as const

/** Reads what was pasted from a spreadsheet or stands in a file of separated values. */
export function readSheet(pasted: string): ReadSheet {
  const { text, separator: told, skipped } = withoutPreamble(pasted)
  const separator = told ?? separatorOf(text)
  const parsed = papa.parse<string[]>(text, { delimiter: separator, skipEmptyLines: false })
  const records = parsed.data.map((cells, at) => ({
    line: at + 1 + skipped,
    cells: cells.map((cell) => unguardFormula(cell.replaceAll(/\r\n?/g, '\n').trim())),
  }))
  const [head, ...rows] = records.filter(({ cells }) => cells.some((cell) => cell !== ''))
  if (!head) return { outcome: 'empty', because: 'Nothing stands there: paste the header as well.' }
  if (rows.length === 0) {
    return { outcome: 'empty', because: 'Only a header stands there, and no line below it.' }
  }
  const faults = parsed.errors
    .filter(({ type }) => type === 'Quotes')
    .map(({ row = 0 }) => ({ line: row + 1 + skipped, because: QUOTES }))
  return { outcome: 'read', sheet: { header: head.cells, rows, faults } }
}

const QUOTES =
  'A quotation mark is opened or closed where none can be, so cells may have run together.'

/** Without the byte order mark, and without the line by which spreadsheets tell each other the separator. */
function withoutPreamble(pasted: string) {
  const text = pasted.replace(/^\uFEFF/, '')
  const told = /^"?sep=(.)"?\r?\n/i.exec(text)
  if (!told) return { text, separator: undefined, skipped: 0 }
  return { text: text.slice(told[0].length), separator: told[1], skipped: 1 }
}

/** The header tells: names of columns hold separators far more seldom than what stands below them. */
function separatorOf(text: string): string {
  const counts = separators.map((separator) => ({ separator, count: countIn(text, separator) }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).separator
}

/** How often it stands in the first line that is not empty, quoted cells left aside. */
function countIn(text: string, separator: string): number {
  const start = text.search(/[^\s]/)
  let quoted = false
  let count = 0
  for (let at = Math.max(start, 0); at < text.length; at += 1) {
    const letter = text[at]
    if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === '\n' || letter === '\r')) break
    else if (!quoted && letter === separator) count += 1
  }
  return count
}
