import type { Database } from 'better-sqlite3'
import canonicalize from 'canonicalize'
import { sha256 } from '../ledger/sha256.ts'
import { Refusal } from '../refusal.ts'

type Row = { operation: string; inputDigest: string; value: string | null }
export type Ask = {
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

  /** What was answered before; `undefined` where this was never decided. */
  function answered({ actor, commandId, operation, input }: Ask): { value: unknown } | undefined {
    const earlier = find.get(actor, commandId)
    if (!earlier) return undefined
    if (earlier.operation === operation && earlier.value === null) {
      throw new Refusal('rpc/answer-erased', 'This was done; its answer has been erased since.')
    }
    if (earlier.inputDigest !== digestOf(input) || earlier.operation !== operation) {
      throw new Refusal('rpc/command-reused', 'This command id already stands for something else.')
    }
    return { value: JSON.parse(earlier.value!) }
  }

  return {
    answered,
    /** Runs `decide` once for each command id, inside the caller's transaction. */
    once(ask: Ask, decide: () => unknown): unknown {
      const earlier = answered(ask)
      if (earlier) return earlier.value
      const value = decide()
      const { actor, commandId, operation, input } = ask
      insert.run(actor, commandId, operation, digestOf(input), JSON.stringify(value))
      return value
    },
  }
}
export type CommandLog = ReturnType<typeof openCommandLog>

const digestOf = (input: unknown) => sha256(canonicalize(input) ?? '')
