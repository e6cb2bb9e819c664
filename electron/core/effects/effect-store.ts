import type { Database } from 'better-sqlite3'
import type { Noted, Planned } from '#shared/domain/publishing/plan-effects.ts'
import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import type { ReleaseId, SourceId } from '#shared/vocabulary/ids.ts'
import type { SyncFailure } from '#shared/vocabulary/source.ts'
import type { Standing } from '../connectors/publisher.ts'
import { epochOf } from './epoch-of.ts'

/** One that can be done now. */
export type Pending = {
  readonly id: number
  readonly key: string
  readonly source: SourceId
  readonly release: ReleaseId
  readonly uid: string
  readonly into: string
  readonly does: 'write' | 'remove'
  readonly entry: PublishedEntry | null
  readonly overwrites: boolean
  readonly tries: number
  readonly nextAt: number | null
}

type Row = Omit<Pending, 'entry' | 'overwrites'> & {
  readonly entry: string | null
  readonly overwrites: number
}

type Noting = {
  readonly fact: string
  readonly source: SourceId
  readonly release: ReleaseId
  readonly planned: readonly Planned[]
  readonly now: number
}

type Place = { readonly source: SourceId; readonly into: string; readonly uid: string }

const COLUMNS = `id, key, source, release, uid, written_to AS "into", does, entry, overwrites, tries,
  next_at AS nextAt`

/** Writes effects, in the transaction of whoever calls: no projection owns them, so no replay makes them. */
export function openEffectStore(db: Database) {
  const epoch = epochOf(db)
  return {
    ...openNoting(db, epoch),
    ...openSettling(db),
    ...openPlaces(db),
    ...openQueue(db, epoch),
  }
}
export type EffectStore = ReturnType<typeof openEffectStore>

function openNoting(db: Database, epoch: () => number) {
  const last = db.prepare<
    [string, string],
    Omit<Noted, 'entry'> & { readonly entry: string | null }
  >(`
    SELECT uid, written_to AS "into", entry, max(id),
      (SELECT coalesce(max(json_extract(every.entry, '$.sequence')), -1) FROM effects AS every
        WHERE every.release = one.release AND every.source = one.source AND every.uid = one.uid
      ) AS sequence
    FROM effects AS one INDEXED BY effects_by_release
    WHERE release = ? AND source = ? GROUP BY uid, written_to`)
  const toTell = db
    .prepare<[number, string], ReleaseId>(`
      SELECT DISTINCT release FROM release_activities WHERE ends_at > ?
      UNION SELECT release FROM effects INDEXED BY effects_by_source WHERE source = ?`)
    .pluck()
  const count = db
    .prepare<[string], number>("SELECT count(*) FROM effects WHERE key GLOB ? || '/*'")
    .pluck()
  const insert = db.prepare(`
    INSERT INTO effects
      (key, epoch, source, release, uid, written_to, does, entry, state, noted_at, next_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?, ?)`)
  return {
    /** What was told last of each entry of a release, in each calendar of a source. */
    noted: (release: ReleaseId, source: SourceId): readonly Noted[] =>
      last.all(release, source).map(({ uid, into, entry, sequence }) => ({
        ...{ uid, into, sequence },
        entry: fromJson(entry),
      })),
    /** Which releases have times to come, or were told of at the source before. */
    releasesToTell: ({ source, now }: { readonly source: SourceId; readonly now: number }) =>
      toTell.all(now, source),
    note({ fact, source, release, planned, now }: Noting): void {
      let n = count.get(fact) ?? 0
      for (const one of planned) {
        const entry = one.does === 'write' ? JSON.stringify(one.entry) : null
        const uid = one.does === 'write' ? one.entry.uid : one.uid
        const key = `${fact}/${n}`
        insert.run(key, epoch(), source, release, uid, one.into, one.does, entry, now, now)
        n += 1
      }
    },
  }
}

/** Written by this program as such and read by nobody else. */
const fromJson = (text: string | null) => JSON.parse(text ?? 'null') as PublishedEntry | null

function openSettling(db: Database) {
  const done = db.prepare<[number, number, number]>(`
    UPDATE effects SET state = 'done', because = NULL, failure = NULL, tries = tries + 1,
      last_tried_at = ?, next_at = NULL, done_at = ? WHERE id = ?`)
  const conflict = db.prepare<[string, number, number]>(`
    UPDATE effects SET state = 'conflict', because = ?, failure = NULL, tries = tries + 1,
      last_tried_at = ?, next_at = NULL WHERE id = ?`)
  const failed = db.prepare<[string, number, number | null, number]>(`
    UPDATE effects SET failure = ?, tries = tries + 1, last_tried_at = ?, next_at = ?
    WHERE id = ? AND state = 'waiting'`)
  const heldUp = db.prepare<[string, number | null, number]>(`
    UPDATE effects SET failure = ?, next_at = ? WHERE id = ? AND state = 'waiting'`)
  const close = db.prepare<[string, string, number]>(`
    UPDATE effects SET state = ?, because = ?, next_at = NULL
    WHERE id = ? AND state IN ('waiting', 'conflict')`)
  const wake = db.prepare<[number, string]>(`
    UPDATE effects SET next_at = ? WHERE source = ? AND state = 'waiting'`)
  return {
    done: (id: number, now: number) => void done.run(now, now, id),
    conflict: (id: number, because: string, now: number) => void conflict.run(because, now, id),
    failed(id: number, failure: SyncFailure, nextAt: number | null): void {
      failed.run(JSON.stringify(failure), failure.at, nextAt, id)
    },
    /** What was not tried itself, because it would run into the same. */
    heldUp: (id: number, failure: SyncFailure, nextAt: number | null) =>
      void heldUp.run(JSON.stringify(failure), nextAt, id),
    supersede: (id: number, because: string) => void close.run('superseded', because, id),
    drop: (id: number, because: string) => void close.run('dropped', because, id),
    /** Whatever waits at a source that was changed is tried at once. */
    wake: (source: SourceId, now: number) => void wake.run(now, source),
  }
}

type PlaceRow = Pick<Standing, 'href' | 'etag'> & {
  readonly told: string | null
  readonly tried: string
}

/** More than this many lost answers in a row are told apart by nobody. */
const MOST_TRIED = 20

function openPlaces(db: Database) {
  const WHERE = 'source = @source AND written_to = @into AND uid = @uid'
  const find = db.prepare<[Place], PlaceRow>(
    `SELECT href, etag, told, tried FROM published_entries WHERE ${WHERE}`,
  )
  const put = db.prepare<[Place & PlaceRow]>(`
    INSERT INTO published_entries VALUES (@source, @into, @uid, @href, @etag, @told, @tried)
    ON CONFLICT DO UPDATE SET href = excluded.href, etag = excluded.etag, told = excluded.told,
      tried = excluded.tried`)
  const remove = db.prepare<[Place]>(`DELETE FROM published_entries WHERE ${WHERE}`)
  const forget = ['effects', 'published_entries'].map((table) =>
    db.prepare<[string]>(`DELETE FROM ${table} WHERE source = ?`),
  )
  return {
    /** `undefined` where nothing was ever sent. */
    standing({ source, into, uid }: Place): Standing | undefined {
      const row = find.get({ source, into, uid })
      // Written by this program as such and read by nobody else.
      const tried = JSON.parse(row?.tried ?? '[]') as PublishedEntry[]
      return row && { ...row, told: fromJson(row.told), tried }
    },
    keepPlace({ source, into, uid }: Place, { href, etag, told, tried }: Standing): void {
      const kept = JSON.stringify(tried.slice(-MOST_TRIED))
      const place = { source, into, uid, href, etag }
      put.run({ ...place, told: told && JSON.stringify(told), tried: kept })
    },
    forgetPlace: ({ source, into, uid }: Place) => void remove.run({ source, into, uid }),
    /** Answers how many rows there were of the source. */
    forgetSource: (source: SourceId): number =>
      forget.reduce((rows, statement) => rows + statement.run(source).changes, 0),
  }
}

function openQueue(db: Database, epoch: () => number) {
  const pending = db.prepare<[number], Row>(`
    SELECT ${COLUMNS} FROM effects INDEXED BY effects_pending
    WHERE state IN ('waiting', 'conflict') AND state = 'waiting' AND epoch = ?
    ORDER BY source, id`)
  const overtaken = db.prepare<[number], { id: number }>(`
    SELECT id FROM effects AS one INDEXED BY effects_pending
    WHERE state IN ('waiting', 'conflict') AND EXISTS (SELECT 1 FROM effects AS later
      WHERE later.source = one.source AND later.written_to = one.written_to
        AND later.uid = one.uid AND later.release = one.release AND later.id > one.id
        AND later.epoch = ?)`)
  const find = db.prepare<[string], Row & { state: string; epoch: number }>(
    `SELECT ${COLUMNS}, state, epoch FROM effects WHERE key = ?`,
  )
  const letGo = db.prepare<[number, number, number, number]>(`
    UPDATE effects SET state = 'waiting', because = NULL, failure = NULL, epoch = ?,
      overwrites = ?, next_at = ? WHERE id = ?`)
  const toPending = ({ entry, overwrites, ...row }: Row): Pending => ({
    ...row,
    entry: fromJson(entry),
    overwrites: overwrites !== 0,
  })
  return {
    /** In the order of the facts that caused them; what a restore left over is not among them. */
    pending: (): readonly Pending[] => pending.all(epoch()).map(toPending),
    /** What a later one made pointless before it was done. */
    overtaken: (): readonly number[] => overtaken.all(epoch()).map(({ id }) => id),
    /** `undefined` where there is none, or where it waits for nobody. */
    undecided(
      key: string,
    ): (Pending & { readonly is: 'held' | 'conflict' | 'waiting' }) | undefined {
      const row = find.get(key)
      if (!row || !['waiting', 'conflict'].includes(row.state)) return undefined
      const held = row.epoch !== epoch()
      const is = held ? 'held' : row.state === 'conflict' ? 'conflict' : 'waiting'
      return { ...toPending(row), is }
    },
    letGo(id: number, { overwrites, now }: { readonly overwrites: boolean; readonly now: number }) {
      letGo.run(epoch(), Number(overwrites), now, id)
    },
  }
}
