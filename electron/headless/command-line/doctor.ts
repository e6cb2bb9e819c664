import { existsSync, statfsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrations } from '#core/database/migrations/all.ts'
import { openForReading, whyDamaged } from '#core/database/open-database.ts'
import { readCheckpoints } from '#core/ledger/checkpoint-file.ts'
import { listBackupFiles } from '#core/workspace/backup-files.ts'
import { readHolder } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { chooseSecrets } from '../choose-secrets.ts'
import { exactlyNamed, onlyOptions } from './arguments.ts'
import { EXIT, type Run } from './ask.ts'
import { answer } from './say.ts'

type Check = {
  readonly what: string
  readonly outcome: 'good' | 'weak' | 'bad'
  readonly says: string
  readonly todo?: string
}

const OLDEST_SQLITE = [3, 53]
const DAY_MS = 24 * 60 * 60 * 1000
const ROOM_BYTES = 200 * 1024 * 1024

/** Looks at everything from outside, changes no content, and says what to do. */
export async function doctor({ said, folder, program }: Run): Promise<number> {
  onlyOptions(said, ['json'])
  exactlyNamed(said, [])
  const versions = {
    signalbox: program,
    node: process.version,
    sqlite: sqliteVersion(),
    schema: migrations.length,
    platform: `${process.platform} ${process.arch}`,
  }
  const paths = folder === undefined ? {} : placesIn(folder)
  const keyFile = said.options['key-file'] ?? process.env['SIGNALBOX_KEY_FILE']
  const checks = [checkSqlite(versions.sqlite), ...(await checkFolder(folder, keyFile))]
  if (said.options.json) answer(JSON.stringify({ versions, paths, checks }, null, 2))
  else answer(inWords({ versions, paths, checks }))
  return checks.some(({ outcome }) => outcome === 'bad') ? EXIT.refused : EXIT.done
}

async function checkFolder(
  folder: string | undefined,
  keyFile: string | undefined,
): Promise<Check[]> {
  if (folder === undefined) return []
  if (!existsSync(placesIn(folder).database)) {
    const says = existsSync(placesIn(folder).checkpoints)
      ? 'the database is gone, but its checkpoints are there'
      : 'no workspace is there yet'
    const lost = says.startsWith('the')
    return [
      {
        what: 'workspace',
        outcome: lost ? 'bad' : 'good',
        says,
        todo: lost
          ? 'npx signalbox restore FILE brings a backup back.'
          : 'npx signalbox start makes one.',
      },
    ]
  }
  return [
    checkHolder(folder),
    checkDatabase(folder),
    checkPrivacy(folder),
    checkBackups(folder),
    checkAnchor(folder),
    await checkKey(folder, keyFile),
    checkRoom(folder),
  ]
}

function sqliteVersion(): string {
  const db = new Sqlite(':memory:')
  try {
    return String(db.prepare('SELECT sqlite_version()').pluck().get())
  } finally {
    db.close()
  }
}

function checkSqlite(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [oldest = 0, oldestMinor = 0] = OLDEST_SQLITE
  const good = major > oldest || (major === oldest && minor >= oldestMinor)
  const what = 'sqlite'
  if (good) return { what, outcome: 'good', says: version }
  return {
    what,
    outcome: 'bad',
    says: `${version} may damage a database when its log is reset`,
    todo: 'Install the packages again: npm ci.',
  }
}

function checkHolder(folder: string): Check {
  const holder = readHolder(placesIn(folder))
  const says = holder ? `held by process ${holder.pid} (${holder.host})` : 'nobody holds it'
  return { what: 'holder', outcome: 'good', says }
}

function checkDatabase(folder: string): Check {
  const { database } = placesIn(folder)
  const what = 'database'
  try {
    const damage = whyDamaged(database, migrations.length)
    if (damage !== undefined) throw new Error(damage)
    const db = openForReading(database)
    const entries = db.prepare('SELECT count(*) FROM ledger').pluck().get()
    db.close()
    return {
      what,
      outcome: 'good',
      says: `${entries} ledger entries, ${statSync(database).size} bytes`,
    }
  } catch (error) {
    const todo = 'npx signalbox restore FILE goes back to a backup; nothing is deleted.'
    return { what, outcome: 'bad', says: (error as Error).message, todo }
  }
}

function checkPrivacy(folder: string): Check {
  const what = 'privacy'
  const open = process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0
  if (!open) return { what, outcome: 'good', says: 'only this account may read the folder' }
  const says = 'other accounts may read the workspace folder'
  return { what, outcome: 'weak', says, todo: `chmod 700 ${folder}` }
}

function checkBackups(folder: string): Check {
  const [newest] = listBackupFiles(placesIn(folder).backups)
  const what = 'backups'
  const todo = 'npx signalbox backup makes one.'
  if (!newest) return { what, outcome: 'weak', says: 'there is none', todo }
  const days = Math.floor((Date.now() - newest.at) / DAY_MS)
  const says = `the newest is ${days} days old, up to entry ${newest.seq}`
  return days > 7 ? { what, outcome: 'weak', says, todo } : { what, outcome: 'good', says }
}

function checkAnchor(folder: string): Check {
  const what = 'checkpoints'
  const { database, checkpoints } = placesIn(folder)
  try {
    const last = readCheckpoints(checkpoints).at(-1)
    if (!last) return { what, outcome: 'weak', says: 'none is signed yet' }
    const db = openForReading(database)
    const second = db.prepare('SELECT checkpoint_folder FROM workspaces').pluck().get()
    const hash = db.prepare('SELECT hash FROM ledger WHERE seq = ?').pluck().get(last.seq)
    db.close()
    if (hash !== last.hash) {
      const says = `the ledger contradicts the checkpoint of entry ${last.seq}`
      return { what, outcome: 'bad', says, todo: 'npx signalbox verify says where.' }
    }
    const says = `signed up to entry ${last.seq}`
    if (second) return { what, outcome: 'good', says: `${says}, copied to ${second}` }
    const todo = 'workspace.setCheckpointFolder names a second folder, best on another disk.'
    return { what, outcome: 'weak', says: `${says}, kept beside the database only`, todo }
  } catch (error) {
    return { what, outcome: 'bad', says: (error as Error).message }
  }
}

async function checkKey(folder: string, keyFile: string | undefined): Promise<Check> {
  const what = 'signing key'
  if (keyFile !== undefined && !existsSync(keyFile)) {
    return { what, outcome: 'good', says: `${keyFile} will be made when the workspace is opened` }
  }
  try {
    const path = placesIn(folder).secrets
    const { protection } = await chooseSecrets({ path, env: process.env, keyFile })
    if (protection !== 'process') return { what, outcome: 'good', says: `kept by ${protection}` }
    const says = 'made anew for each run from the command line: weaker'
    return { what, outcome: 'weak', says, todo: 'Set SIGNALBOX_KEY_FILE or SIGNALBOX_PASSPHRASE.' }
  } catch (error) {
    return { what, outcome: 'bad', says: (error as Error).message }
  }
}

function checkRoom(folder: string): Check {
  const { bavail, bsize } = statfsSync(existsSync(folder) ? folder : dirname(folder))
  const free = bavail * bsize
  const says = `${Math.round(free / 1024 / 1024)} MB free`
  if (free > ROOM_BYTES) return { what: 'room', outcome: 'good', says }
  return { what: 'room', outcome: 'bad', says, todo: 'Make room on the disk of the workspace.' }
}

const MARK = { good: 'ok  ', weak: 'weak', bad: 'BAD ' } as const

function inWords(found: {
  readonly versions: Record<string, unknown>
  readonly paths: Record<string, string>
  readonly checks: readonly Check[]
}): string {
  const rows = (pairs: Record<string, unknown>) =>
    Object.entries(pairs).map(([name, value]) => `  ${name.padEnd(12)} ${value}`)
  const checks = found.checks.flatMap(({ what, outcome, says, todo }) => [
    `  ${MARK[outcome]} ${what.padEnd(12)} ${says}`,
    ...(todo ? [`       ${' '.repeat(12)} ${todo}`] : []),
  ])
  return [
    'Versions',
    ...rows(found.versions),
    'Paths',
    ...rows(found.paths),
    'Checks',
    ...checks,
  ].join('\n')
}
