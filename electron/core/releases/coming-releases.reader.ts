import type { Database } from 'better-sqlite3'
import type { ReleaseId, ServiceId } from '#shared/vocabulary/ids.ts'
import type { ReleaseState } from '#shared/vocabulary/release.ts'

const DAY_MS = 24 * 60 * 60_000
/** Whoever has run longer than this was forgotten rather than is awaited. */
const RUNNING_MS = 14 * DAY_MS

type Told = {
  readonly id: ReleaseId
  readonly name: string
  readonly state: ReleaseState
  readonly startsAt: number
}
type Coming = Told & { readonly services: readonly ServiceId[] }
type Row = Told & { readonly service: ServiceId }
type Wanted = { readonly now: number; readonly before: number }

/** Reads what runs now, or is promised to start by some moment, with the services it moves. */
export function openComingReleasesReader(db: Database) {
  const rows = db.prepare<[Wanted & { readonly since: number }], Row>(`
    SELECT releases.id, name, releases.state, starts_at AS startsAt, service
    FROM releases INDEXED BY releases_by_start
      JOIN release_items ON release_items.release = releases.id
    WHERE iif(releases.state = 'postponed', NULL, starts_at) >= @since
      AND iif(releases.state = 'postponed', NULL, starts_at) < @before
      AND (releases.state = 'inProgress'
        OR (starts_at >= @now AND releases.state IN ('planned', 'ready')))
      AND service IS NOT NULL
    ORDER BY iif(releases.state = 'postponed', NULL, starts_at), releases.id`)

  /** By their start. */
  return ({ now, before }: Wanted): Coming[] => {
    const found = rows.all({ now, before, since: now - RUNNING_MS })
    return [...Map.groupBy(found, ({ id }) => id).values()].map((ofOne) => {
      const { service: _, ...told } = ofOne[0]!
      return { ...told, services: [...new Set(ofOne.map(({ service }) => service))] }
    })
  }
}
