import type { Database } from 'better-sqlite3'
import type { ActivityId, ReleaseId, ServiceId } from '#shared/vocabulary/ids.ts'
import type { PlannedSlot, SlotFilter } from '#shared/vocabulary/planned-slot.ts'

/** No slot is longer, so whoever looks for what is on at a moment need look back no further. */
const LONGEST_MS = 92 * 24 * 60 * 60 * 1000

type Range = SlotFilter & { readonly from: number; readonly until: number }
type Following = Range & {
  readonly after?: { readonly at: number; readonly activity: string } | undefined
  readonly limit: number
}
/** Where a slot lies, without what it says. */
export type Stretch = {
  readonly activity: ActivityId
  readonly release: ReleaseId
  readonly startsAt: number
  readonly endsAt: number
}
type Row = Omit<PlannedSlot, 'slot' | 'services'> & PlannedSlot['slot'] & { services: string }

const STANDING = `state NOT IN ('cancelled', 'postponed')`

const MATCHES = `
  FROM release_activities AS a INDEXED BY release_activities_by_start
    JOIN releases AS r ON r.id = a.release
  WHERE a.starts_at >= @from - ${LONGEST_MS} AND a.starts_at < @until AND a.ends_at > @from
    AND iif(@states IS NULL, ${STANDING}, state IN (SELECT value FROM json_each(@states)))
    AND (@classes IS NULL OR class IN (SELECT value FROM json_each(@classes)))
    AND (@environments IS NULL OR a.environment IN (SELECT value FROM json_each(@environments)))
    AND (@people IS NULL OR owner IN (SELECT value FROM json_each(@people))
      OR lead IN (SELECT value FROM json_each(@people)))
    AND (@services IS NULL OR EXISTS (
      SELECT 1 FROM release_items WHERE release = r.id
        AND service IN (SELECT value FROM json_each(@services))))`

const SELECT = `
  SELECT a.id AS activity, r.id AS release, r.name AS releaseName, a.title, class, state,
    a.environment, a.region, a.zone, from_time AS "from", to_time AS "to", repeated,
    a.starts_at AS startsAt, a.ends_at AS endsAt, lead, owner, r.version,
    (SELECT json_group_array(service) FROM (
      SELECT DISTINCT service FROM release_items
      WHERE release = r.id AND service IS NOT NULL ORDER BY service)) AS services`

/** Reads what is planned by when it is; the index by start leads all of it. */
export function openSlotsReader(db: Database) {
  const page = db.prepare<[object], Row>(`
    ${SELECT} ${MATCHES}
      AND (a.starts_at > @afterAt OR (a.starts_at = @afterAt AND a.id > @afterId))
    ORDER BY a.starts_at, a.id LIMIT @limit`)
  const count = db.prepare<[object], number>(`SELECT count(*) ${MATCHES}`).pluck()
  const stretches = db.prepare<[object], Stretch>(`
    SELECT a.id AS activity, a.release, a.starts_at AS startsAt, a.ends_at AS endsAt ${MATCHES}
    ORDER BY a.starts_at, a.id`)
  const some = db.prepare<[string], Row>(`
    ${SELECT}
    FROM json_each(?) AS among
      JOIN release_activities AS a ON a.release = among.value ->> 0 AND a.id = among.value ->> 1
      JOIN releases AS r ON r.id = a.release
    ORDER BY among.key`)

  return {
    slots({ after, limit, ...range }: Following): PlannedSlot[] {
      const place = {
        afterAt: after?.at ?? Number.MIN_SAFE_INTEGER,
        afterId: after?.activity ?? '',
      }
      return page.all({ ...givenOf(range), ...place, limit }).map(toSlot)
    },
    countSlots: (range: Range): number => count.get(givenOf(range)) ?? 0,
    /** In the order they begin. */
    stretches: (range: Range): Stretch[] => stretches.all(givenOf(range)),
    slotsOf(found: readonly Stretch[]): PlannedSlot[] {
      const named = found.map(({ release, activity }) => [release, activity])
      return some.all(JSON.stringify(named)).map(toSlot)
    },
  }
}

const givenOf = ({ from, until, ...filter }: Range) => ({
  from,
  until,
  states: listed(filter.states),
  classes: listed(filter.classes),
  environments: listed(filter.environments),
  people: listed(filter.people),
  services: listed(filter.services),
})

const listed = (values: readonly string[] | undefined) => (values ? JSON.stringify(values) : null)

function toSlot({
  zone,
  from,
  to,
  repeated,
  startsAt,
  endsAt,
  services,
  ...row
}: Row): PlannedSlot {
  return {
    ...row,
    slot: { zone, from, to, repeated, startsAt, endsAt },
    // Grouped by the statement above from a column of ids.
    services: JSON.parse(services) as ServiceId[],
  }
}
