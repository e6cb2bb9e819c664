import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { openForWork } from '#core/database/open-database.ts'
import { type Figure, median, timed, timedAsync } from '../figure.ts'
import { inFolder } from '../folder.ts'
import { openBenchCore } from '../open-bench-core.ts'

const ROUNDS = 400

/** One acknowledged command against one bare row committed with the same durability. */
export const commandFigures = (): Promise<Figure[]> =>
  inFolder(async (folder) => {
    const { core, ask } = await openBenchCore(join(folder, 'workspace'))
    const bare = bareCommit(join(folder, 'bare.db'))
    const [ours, raw]: [number[], number[]] = [[], []]
    for (let i = 0; i < ROUNDS; i += 1) {
      raw.push(timed(() => bare.commit(i)))
      ours.push(await timedAsync(() => ask('people.addTeam', { name: `Team ${i}` })))
    }
    bare.close()
    await core.close()
    return [
      {
        name: 'a command, p50',
        ours: median(ours) * 1000,
        baseline: median(raw) * 1000,
        unit: 'us',
        bar: { times: 2 },
      },
    ]
  })

function bareCommit(path: string) {
  const db: Sqlite.Database = openForWork(path)
  db.exec('CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT')
  const insert = db.prepare('INSERT INTO row (text) VALUES (?)')
  return { commit: (i: number) => void insert.run(`row ${i}`), close: () => db.close() }
}
