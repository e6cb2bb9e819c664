import type { Database } from 'better-sqlite3'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type {
  Activity,
  Affirmation,
  Item,
  Release,
  ReleaseDocument,
} from '#shared/vocabulary/release.ts'

type Parts = Pick<Release, 'items' | 'activities' | 'documents' | 'affirmations'>
type Of<Part> = { readonly release: ReleaseId } & Part
type ActivityRow = Omit<Activity, 'slot'> & Activity['slot']
type DocumentRow = Omit<ReleaseDocument, 'parts'> & { readonly parts: string }

const AMONG = 'WHERE release IN (SELECT value FROM json_each(?)) ORDER BY release, position'

/** What hangs on releases, by one statement a kind however many releases are asked for. */
export function openReleaseParts(db: Database) {
  const items = db.prepare<[string], Of<Item>>(`
    SELECT release, id, kind, title, service, item_version AS version, build_id AS buildId,
      artifact_digest AS artifactDigest, change_reference AS changeReference,
      business_capability AS businessCapability, state
    FROM release_items ${AMONG}`)
  const activities = db.prepare<[string], Of<ActivityRow>>(`
    SELECT release, id, title, environment, region, zone, from_time AS "from", to_time AS "to", repeated,
      starts_at AS startsAt, ends_at AS endsAt
    FROM release_activities ${AMONG}`)
  const documents = db.prepare<[string], Of<DocumentRow>>(`
    SELECT release, id, kind, title, url, parts FROM release_documents ${AMONG}`)
  const affirmations = db.prepare<[string], Of<Affirmation>>(`
    SELECT release, criterion, says, person AS "by", assurance, at
    FROM release_affirmations ${AMONG}`)

  return {
    of(ids: readonly ReleaseId[]): (id: ReleaseId) => Parts {
      const among = JSON.stringify(ids)
      const itemsOf = byRelease(items.all(among), (item) => item)
      const activitiesOf = byRelease(activities.all(among), toActivity)
      const documentsOf = byRelease(documents.all(among), toDocument)
      const affirmationsOf = byRelease(affirmations.all(among), (affirmation) => affirmation)
      return (id) => ({
        items: itemsOf(id),
        activities: activitiesOf(id),
        documents: documentsOf(id),
        affirmations: affirmationsOf(id),
      })
    },
  }
}

function byRelease<Row, Part>(rows: readonly Of<Row>[], toPart: (row: Row) => Part) {
  const found = new Map<ReleaseId, Part[]>()
  for (const { release, ...row } of rows) {
    const parts = found.get(release) ?? []
    // TypeScript cannot see that a row without its release is the row.
    parts.push(toPart(row as unknown as Row))
    found.set(release, parts)
  }
  return (id: ReleaseId) => found.get(id) ?? []
}

const toActivity = ({ id, title, environment, region, ...slot }: ActivityRow): Activity => ({
  id,
  title,
  environment,
  region,
  slot,
})

const toDocument = (row: DocumentRow): ReleaseDocument => ({
  ...row,
  parts: JSON.parse(row.parts) as ReleaseDocument['parts'],
})
