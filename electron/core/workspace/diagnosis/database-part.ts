import { statSync } from 'node:fs'
import type { CoreContext } from '../core-context.ts'
import type { Inspected } from './inspect-database.ts'
import { linesOf, type Part } from './part.ts'

export function databasePart({ places }: CoreContext, inspected: Inspected): Part {
  const { journal, pageSize, pages, freePages, health, rows } = inspected
  return {
    name: 'Database',
    says: 'How large the database is, whether every page can be read, and how many rows each table holds.',
    personal: false,
    text: linesOf([
      ['health', health],
      ['file', places ? bytesOf(places.database) : 'in memory'],
      ['log beside it', places ? bytesOf(`${places.database}-wal`) : 'in memory'],
      ['journal', journal],
      ['pages', `${pages} of ${pageSize} bytes, ${freePages} free`],
      ...Object.entries(rows).map(([table, count]) => [`rows in ${table}`, count] as const),
    ]),
  }
}

function bytesOf(path: string): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  return size === undefined ? 'not there' : `${size} bytes`
}
