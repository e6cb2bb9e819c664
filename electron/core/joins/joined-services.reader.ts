import type { Database } from 'better-sqlite3'
import type { ServiceId, SourceId } from '#shared/vocabulary/ids.ts'

type Told = { readonly source: SourceId; readonly service: ServiceId; readonly projects: number }

const TOLD = 'SELECT service, source, count(*) AS projects FROM joined_projects'

/** Reads which sources tell of which services. */
export function openJoinedServicesReader(db: Database) {
  const some = db.prepare<[string], Told>(`
    ${TOLD} WHERE service IN (SELECT value FROM json_each(?))
    GROUP BY service, source ORDER BY source, service`)
  const all = db.prepare<[], Told>(`${TOLD} GROUP BY service, source`)
  return {
    /** Of these services, with how many projects of a source are joined to each. */
    sourcesOf: (services: readonly ServiceId[]): Told[] => some.all(JSON.stringify(services)),
    /** The same of every service. */
    sourcesOfAll: (): Told[] => all.all(),
  }
}
