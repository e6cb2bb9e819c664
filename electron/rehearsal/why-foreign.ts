import { existsSync, readdirSync } from 'node:fs'
import { relative, sep } from 'node:path'
import { openForReading } from '#core/database/open-database.ts'
import { isRehearsed } from '#core/ledger/is-rehearsed.ts'
import { placesIn } from '#core/workspace/places.ts'
import { readMark } from './mark.ts'

/** What a host, or whoever shows folders to people, may leave beside a workspace or before there is one. */
const harmless = [
  ...['lock.db', 'holder.json', 'logs', 'secrets.json', 'secrets.safe.json'],
  ...['.DS_Store', 'Thumbs.db', 'desktop.ini'],
]

/**
 * Why a folder must not be built over; `undefined` where nothing is in it but a rehearsal. The mark
 * alone proves nothing: it may have been copied here, so the ledger has to say so as well.
 */
export function whyForeign(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined
  const isOurs = readMark(folder) ? isOfWorkspace(folder) : () => false
  const strange = readdirSync(folder).find((name) => !harmless.includes(name) && !isOurs(name))
  if (strange !== undefined) return `it holds something else than the rehearsal (${strange})`
  if (!existsSync(placesIn(folder).database) || saysLedger(folder)) return undefined
  return 'it is marked as the rehearsal, but its ledger does not say so'
}

function isOfWorkspace(folder: string) {
  const ours = new Set(
    Object.values(placesIn(folder)).map((path) => relative(folder, path).split(sep)[0]),
  )
  return (name: string) => ours.has(name) || ours.has(name.replace(/(?:-|\.)[a-z]+$/, ''))
}

function saysLedger(folder: string): boolean {
  try {
    const db = openForReading(placesIn(folder).database)
    try {
      return isRehearsed(db)
    } finally {
      db.close()
    }
  } catch {
    return false
  }
}
