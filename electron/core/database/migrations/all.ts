import { firstTables } from './0001-first-tables.ts'

/** In order, and for ever: a migration is never edited once it was released. */
export const migrations = [firstTables] as const
