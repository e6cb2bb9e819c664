import type { Database } from 'better-sqlite3'
import canonicalize from 'canonicalize'
import { sha256 } from '../ledger/sha256.ts'
import { Refusal } from '../refusal.ts'

type Row = { operation: string; inputDigest: string; value: string | null }
export type Asked = {
  readonly actor: string
  readonly commandId: string
  readonly operation: string
  readonly input: unknown
}

/** Remembers what each command answered, so that asking again after a lost reply is harmless. */
export function openCommandLog(db: Database) {
  const find = db.prepare<[string, string], Row>(
    'SELECT operation, inputDigest, value FROM commands WHERE actor = ? AND commandId = ?',
  )
  const insert = db.prepare('INSERT INTO commands VALUES (?, ?, ?, ?, ?)')

  /** Runs `decide` once for each command id, inside the caller's transaction. */
  return function once({ actor, commandId, operation, input }: Asked, decide: () => unknown) {
    const inputDigest = sha256(canonicalize(input) ?? '')
    const earlier = find.get(actor, commandId)
    if (!earlier) {
      const value = decide()
      insert.run(actor, commandId, operation, inputDigest, JSON.stringify(value))
      return value
    }
    if (earlier.operation === operation && earlier.value === null) {
      throw new Refusal('rpc/answer-erased', 'This was done; its answer has been erased since.')
    }
    if (earlier.inputDigest !== inputDigest || earlier.operation !== operation) {
      throw new Refusal('rpc/command-reused', 'This command id already stands for something else.')
    }
    return JSON.parse(earlier.value!)
  }
}
export type CommandLog = ReturnType<typeof openCommandLog>
