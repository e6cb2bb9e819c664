import type { Database } from 'better-sqlite3'
import type { Recorded } from '#shared/events/index.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'

/** Rows of where and when a release is meant to happen. */
export function projectActivities(db: Database) {
  const add = db.prepare(`
    INSERT INTO release_activities
    SELECT id, @activity, version + 1, @title, @environment, @region, @zone, @from, @to, @repeated,
      @startsAt, @endsAt
    FROM releases WHERE id = @subject`)
  const change = db.prepare(`
    UPDATE release_activities SET title = @title, environment = @environment, region = @region,
      zone = @zone, from_time = @from, to_time = @to, repeated = @repeated, starts_at = @startsAt, ends_at = @endsAt
    WHERE release = @subject AND id = @activity`)
  const remove = db.prepare(
    'DELETE FROM release_activities WHERE release = @subject AND id = @activity',
  )
  const span = db.prepare(`
    UPDATE releases SET version = version + 1,
      (starts_at, ends_at) =
        (SELECT min(starts_at), max(ends_at) FROM release_activities WHERE release = @subject),
      zone = (SELECT zone FROM release_activities WHERE release = @subject
        ORDER BY starts_at, position, id LIMIT 1)
    WHERE id = @subject`)

  return {
    'release.activityAdded': ({ subject, payload }: Recorded<'release.activityAdded'>) => {
      const { slot, ...activity } = payload
      exactlyOne(add.run({ subject, ...activity, ...slot }))
      exactlyOne(span.run({ subject }))
    },
    'release.activityChanged': ({ subject, payload }: Recorded<'release.activityChanged'>) => {
      const { slot, ...activity } = payload.to
      exactlyOne(change.run({ subject, activity: payload.activity, ...activity, ...slot }))
      exactlyOne(span.run({ subject }))
    },
    'release.activityRemoved': ({ subject, payload }: Recorded<'release.activityRemoved'>) => {
      exactlyOne(remove.run({ subject, activity: payload.activity }))
      exactlyOne(span.run({ subject }))
    },
  }
}
