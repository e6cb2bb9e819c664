import { existsSync, readFileSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { isRehearsed } from '../ledger/is-rehearsed.ts'
import type { Places } from './places.ts'

const Rehearsal = z.object({ size: z.string(), builtAt: z.int() })
export type Rehearsal = z.infer<typeof Rehearsal>

/** What both the mark and the ledger call the rehearsal; `undefined` for a workspace in earnest. */
export function readRehearsal(db: Database, places: Places | undefined): Rehearsal | undefined {
  if (!places || !existsSync(places.rehearsal) || !isRehearsed(db)) return undefined
  try {
    return Rehearsal.safeParse(JSON.parse(readFileSync(places.rehearsal, 'utf8'))).data
  } catch {
    return undefined
  }
}
