import { firstTables } from './0001-first-tables.ts'
import { ledgerIndexes } from './0002-ledger-indexes.ts'
import { preferencesAndUndo } from './0003-preferences-and-undo.ts'
import { observations } from './0004-observations.ts'
import { incidents } from './0005-incidents.ts'
import { metrics } from './0006-metrics.ts'
import { joins } from './0007-joins.ts'
import { moreObservations } from './0008-more-observations.ts'
import { effects } from './0009-effects.ts'
import { counts } from './0010-counts.ts'

/** In order, and for ever: a migration is never edited once it was released. */
export const migrations = [
  firstTables,
  ledgerIndexes,
  preferencesAndUndo,
  observations,
  incidents,
  metrics,
  joins,
  moreObservations,
  effects,
  counts,
] as const
