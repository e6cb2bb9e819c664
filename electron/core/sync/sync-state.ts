import type { Database } from 'better-sqlite3'
import type { z } from 'zod'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { SyncFailure } from '#shared/vocabulary/source.ts'
import { openQuarantineReader } from '../observations/quarantine.reader.ts'
import type { Fresh, Validator, Validators } from './fresh.ts'

type Json = z.core.util.JSONType

/** One stream of one source, in one of its parts. */
export type PartKey = { readonly source: SourceId; readonly stream: string; readonly part: string }

/** How far a part has been read, and when it is read next. */
export type PartState = {
  readonly cursor: Json | undefined
  /** True while older rows are still to come. */
  readonly filling: boolean
  /** Counts the readings, so that it can be told what the last one met. */
  readonly walk: number
  /** How often in a row it came to nothing. */
  readonly tries: number
  readonly lastTriedAt: number | null
  readonly lastReadAt: number | null
  /** `null` where nothing is planned: it waits for a person. */
  readonly nextAt: number | null
  readonly sweptAt: number | null
  readonly failure: SyncFailure | null
}

type Row = {
  readonly stream: string
  readonly part: string
  readonly cursor: string | null
  readonly filling: 0 | 1
  readonly walk: number
  readonly tries: number
  readonly lastTriedAt: number | null
  readonly lastReadAt: number | null
  readonly nextAt: number | null
  readonly sweptAt: number | null
  readonly failure: string | null
}

const SELECT = `
  SELECT stream, part, cursor, filling, walk, tries, last_tried_at AS lastTriedAt,
    last_read_at AS lastReadAt, next_at AS nextAt, swept_at AS sweptAt, failure
  FROM sync_streams`

export const unread = {
  cursor: undefined,
  filling: false,
  walk: 0,
  tries: 0,
  lastTriedAt: null,
  lastReadAt: null,
  nextAt: 0,
  sweptAt: null,
  failure: null,
} as const satisfies PartState

/** What the engine remembers between two readings; it goes with the rows, or not at all. */
export function openSyncState(db: Database) {
  const find = db.prepare<[PartKey], Row>(
    `${SELECT} WHERE source = @source AND stream = @stream AND part = @part`,
  )
  const write = db.prepare(`
    INSERT OR REPLACE INTO sync_streams (source, stream, part, cursor, filling, walk, tries,
      last_tried_at, last_read_at, next_at, swept_at, failure)
    VALUES (@source, @stream, @part, @cursor, @filling, @walk, @tries, @lastTriedAt, @lastReadAt,
      @nextAt, @sweptAt, @failure)`)
  const validator = db.prepare<[PartKey & { url: string; identity: string }], ValidatorRow>(`
    SELECT etag, modified, kept FROM sync_validators
    WHERE source = @source AND stream = @stream AND part = @part AND url = @url
      AND identity = @identity`)
  const keep = db.prepare(`
    INSERT OR REPLACE INTO sync_validators (source, stream, part, identity, url, etag, modified, kept)
    VALUES (@source, @stream, @part, @identity, @url, @etag, @modified, @kept)`)

  return {
    find(key: PartKey): PartState {
      const row = find.get(key)
      return row ? toState(row) : unread
    },
    write(key: PartKey, state: PartState): void {
      write.run({
        ...key,
        ...state,
        cursor: state.cursor === undefined ? null : JSON.stringify(state.cursor),
        filling: Number(state.filling),
        failure: state.failure && JSON.stringify(state.failure),
      })
    },
    keep(key: PartKey, { kept, ...fresh }: Fresh): void {
      keep.run({ ...key, ...fresh, kept: kept === undefined ? null : JSON.stringify(kept) })
    },
    validatorsOf: (key: PartKey): Validators => ({
      find(of): Validator | undefined {
        const row = validator.get({ ...key, ...of })
        return row && { ...row, kept: row.kept === null ? undefined : JSON.parse(row.kept) }
      },
    }),
  }
}
export type SyncState = ReturnType<typeof openSyncState>

type ValidatorRow = {
  readonly etag: string | null
  readonly modified: string | null
  readonly kept: string | null
}

type Told = Omit<PartState, 'cursor' | 'walk' | 'tries'> & PartKey

/** Reads how each part stands, for whoever asks. */
export function openSyncReader(db: Database) {
  const all = db.prepare<[string], Row>(`${SELECT} WHERE source = ? ORDER BY stream, part`)
  return {
    partsOf: (source: SourceId): Told[] =>
      all
        .all(source)
        .map((row) => ({ source, stream: row.stream, part: row.part, ...toState(row) })),
    quarantine: openQuarantineReader(db),
  }
}

const toState = (row: Row): PartState => ({
  cursor: row.cursor === null ? undefined : (JSON.parse(row.cursor) as Json),
  filling: row.filling === 1,
  walk: row.walk,
  tries: row.tries,
  lastTriedAt: row.lastTriedAt,
  lastReadAt: row.lastReadAt,
  nextAt: row.nextAt,
  sweptAt: row.sweptAt,
  failure: row.failure === null ? null : (JSON.parse(row.failure) as SyncFailure),
})
