import type { Database } from 'better-sqlite3'
import type { JoinName } from '#shared/vocabulary/join.ts'
import { type Judge, keyOf, openJoinReader } from './join.reader.ts'

type Joined = { readonly to: string; readonly because: string }
type Told = ReturnType<ReturnType<typeof openJoinReader>['toldIn']>[number]

/** Keeps what names were joined to, in the transaction of whoever calls: it follows from rules and names. */
export function openJoined(db: Database) {
  const reader = openJoinReader(db)
  const kept = openKept(db)
  const unjudged = db.prepare<[], JoinName>(
    'SELECT kind AS "of", source, name FROM observed_names WHERE judged = 0',
  )
  const judged = db.prepare('UPDATE observed_names SET judged = 1 WHERE judged = 0')

  function judge(
    name: JoinName,
    by: { readonly judge: Judge; readonly before?: Joined | undefined },
  ) {
    const { to, rules } = by.judge(name)
    const now = to === null ? undefined : { to, because: rules[0]! }
    if (now?.to === by.before?.to && now?.because === by.before?.because) return false
    kept.write(name, now)
    return now?.to !== by.before?.to
  }

  return {
    /** Joins what was met for the first time; next to nothing where nothing was. */
    meet(): void {
      const names = unjudged.all()
      if (names.length === 0) return
      const by = { judge: reader.judging() }
      for (const name of names) judge(name, by)
      judged.run()
    },
    /** Joins everything anew, and answers which lists tell something else now. */
    renew(): readonly Told[] {
      const by = { judge: reader.judging() }
      const before = kept.all()
      const told = new Set<Told>()
      for (const name of reader.names()) {
        const moved = judge(name, { ...by, before: before.get(keyOf(name)) })
        before.delete(keyOf(name))
        if (moved) for (const kind of reader.toldIn(name)) told.add(kind)
      }
      for (const { name } of before.values()) kept.write(name, undefined)
      judged.run()
      return [...told]
    },
  }
}
export type Joins = ReturnType<typeof openJoined>

function openKept(db: Database) {
  const all = db.prepare<[], Joined & JoinName>(`
    SELECT 'project' AS "of", source, project AS name, service AS "to", because FROM joined_projects
    UNION ALL
    SELECT 'place', source, place, environment, because FROM joined_places`)
  const statements = {
    project: {
      join: db.prepare<unknown[]>(`INSERT OR REPLACE INTO joined_projects VALUES (?, ?, ?, ?)`),
      part: db.prepare<unknown[]>('DELETE FROM joined_projects WHERE source = ? AND project = ?'),
    },
    place: {
      join: db.prepare<unknown[]>(`INSERT OR REPLACE INTO joined_places VALUES (?, ?, ?, ?)`),
      part: db.prepare<unknown[]>('DELETE FROM joined_places WHERE source = ? AND place = ?'),
    },
  }
  return {
    all: () =>
      new Map(
        all.all().map(({ to, because, ...name }) => [keyOf(name), { name, to, because }] as const),
      ),
    write({ of, source, name }: JoinName, now: Joined | undefined): void {
      const { join, part } = statements[of]
      if (now) join.run(source, name, now.to, now.because)
      else part.run(source, name)
    },
  }
}
