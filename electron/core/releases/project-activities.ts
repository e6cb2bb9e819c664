import type { Database } from 'better-sqlite3'
import type { Recorded } from '#shared/events/index.ts'
import { exactlyOne } from '../ledger/exactly-one.ts'

/** Rows of where and when a release is meant to happen. */
export function projectActivities(db: Database, count: (release: string) => void) {
  const add = db.prepare(`
    INSERT INTO release_activities
    SELECT id, @activity, version, @title, @environment, @region, @zone, @from, @to, @repeated,
      @startsAt, @endsAt
    FROM releases WHERE id = @subject`)
  const change = db.prepare(`
    UPDATE release_activities SET title = @title, environment = @environment, region = @region,
      zone = @zone, from_time = @from, to_time = @to, repeated = @repeated, starts_at = @startsAt, ends_at = @endsAt
    WHERE release = @subject AND id = @activity`)
  const remove = db.prepare(
    'DELETE FROM release_activities WHERE release = @subject AND id = @activity',
  )

  return {
    'release.activityAdded': ({ subject, payload }: Recorded<'release.activityAdded'>) => {
      const { slot, ...activity } = payload
      count(subject)
      exactlyOne(add.run({ subject, ...activity, ...slot }))
    },
    'release.activityChanged': ({ subject, payload }: Recorded<'release.activityChanged'>) => {
      const { slot, ...activity } = payload.to
      count(subject)
      exactlyOne(change.run({ subject, activity: payload.activity, ...activity, ...slot }))
    },
    'release.activityRemoved': ({ subject, payload }: Recorded<'release.activityRemoved'>) => {
      count(subject)
      exactlyOne(remove.run({ subject, activity: payload.activity }))
    },
  }
}
