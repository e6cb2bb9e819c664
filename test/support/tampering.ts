import { generateKeyPairSync, sign } from 'node:crypto'
import Sqlite, { type Database } from 'better-sqlite3'
import { sha256 } from '#core/ledger/sha256.ts'
import { type Evidence, verifyLedger } from '#core/ledger/verify-ledger.ts'
import { quiet } from '#core/rpc/router.ts'
import {
  type Entry,
  GENESIS,
  linkHash,
  payloadDigest,
  personalDigest,
  type Said,
} from '#shared/domain/ledger/chain.ts'
import {
  checkpointDigest,
  checkpointText,
  type SignedCheckpoint,
  trailStep,
} from '#shared/domain/ledger/checkpoint.ts'
import type { TestCore } from './core.ts'
import { freeClasses, live, type Step } from './random-commands.ts'

export type Line = Entry & Said

/** A ledger as an attacker holds it: every line, what was signed of it, and how to put it back. */
export type Taken = {
  readonly image: Buffer
  readonly lines: readonly Line[]
  readonly checkpoints: readonly SignedCheckpoint[]
}

const EVERY = 12

/** A random life with a signed checkpoint every dozen steps and one at the end. */
export async function takeLedger(core: TestCore, steps: readonly Step[]): Promise<Taken> {
  const checkpoints: SignedCheckpoint[] = []
  /** The program signs by itself as well, whenever ten minutes have passed. */
  const collect = () => {
    const last = core.core.running().checkpointer.last()
    if (last && checkpoints.at(-1)?.seq !== last.seq) checkpoints.push(last)
  }
  const signNow = async () => {
    collect()
    await core.get('ledger.checkpoint', {})
    collect()
  }
  await freeClasses(core)
  for (let i = 0; i < steps.length; i += EVERY) {
    await live(core, steps.slice(i, i + EVERY), { before: collect })
    await signNow()
  }
  const db = core.db()
  const lines = db
    .prepare<[], Line>('SELECT * FROM ledger JOIN ledger_payloads USING (seq) ORDER BY seq')
    .all()
  return { image: db.serialize(), lines, checkpoints }
}

/** Opens a copy without any of the walls that a database has against being edited. */
export function openBare({ image }: Taken): Database {
  const db = new Sqlite(image)
  // Triggers that name a table while it is away do not hold its new name up.
  db.pragma('legacy_alter_table = ON')
  for (const table of ['ledger', 'ledger_payloads']) {
    db.exec(`CREATE TABLE bare AS SELECT * FROM ${table}; DROP TABLE ${table};
      ALTER TABLE bare RENAME TO ${table}`)
  }
  return db
}

const ENTRY =
  'seq id commandId at actor device assurance origin program type subject basis payloadDigest previousHash hash'.split(
    ' ',
  )
const SAID = 'seq salt payload personalDigest personalSalt personal'.split(' ')

/** Puts these lines in the place of all that stand. */
export function putBack(db: Database, lines: readonly Line[]): void {
  db.exec('DELETE FROM ledger; DELETE FROM ledger_payloads')
  const into = (table: string, columns: readonly string[]) =>
    db.prepare(
      `INSERT INTO ${table} (${columns}) VALUES (${columns.map((column) => `@${column}`)})`,
    )
  const [entry, said] = [into('ledger', ENTRY), into('ledger_payloads', SAID)]
  for (const line of lines) {
    entry.run(line)
    said.run(line)
  }
}

/** What an attacker who knows the format, but holds no key, makes of lines from `from` on. */
export function rechained(lines: readonly Line[], from: number): Line[] {
  const made: Line[] = lines.slice(0, from - 1)
  for (const line of lines.slice(from - 1)) {
    const seq = made.length + 1
    const previousHash = made.at(-1)?.hash ?? GENESIS
    const basis = made.at(-1)?.id ?? ''
    const { personal, personalSalt } = line
    const bound =
      personal === null ? line.personalDigest : personalDigest(personalSalt!, personal, sha256)
    const said = { ...line, personalDigest: bound }
    const fact = { ...said, basis, payloadDigest: payloadDigest(said, sha256) }
    made.push({ ...fact, seq, previousHash, hash: linkHash(previousHash, seq, fact, sha256) })
  }
  return made
}

/** Checkpoints of these lines, made the way ours are, signed with a key nobody introduced. */
export function forged(lines: readonly Line[], like: readonly SignedCheckpoint[]) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const key = publicKey.export({ format: 'der', type: 'spki' }).subarray(12).toString('base64')
  const made: SignedCheckpoint[] = []
  for (const { signature: _, ...one } of like) {
    const trail = lines.slice(one.from, one.seq).map(({ hash }) => trailStep(hash))
    const previous = made.at(-1)
    const checkpoint = {
      ...one,
      hash: lines[one.seq - 1]!.hash,
      publicKey: key,
      trail: trail.join(''),
      previous: previous ? checkpointDigest(previous, sha256) : '',
    }
    const text = Buffer.from(checkpointText(checkpoint))
    made.push({ ...checkpoint, signature: sign(null, text, privateKey).toString('base64') })
  }
  return made
}

/** Where the first thing that is wrong was found; `intact` where nothing was. */
export async function firstFound(db: Database, evidence: Evidence) {
  const { findings } = await verifyLedger(db, { evidence, conduct: quiet })
  return findings.length === 0 ? 'intact' : findings[0]!.seq
}
