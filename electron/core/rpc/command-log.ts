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
  /** The command it takes back: another one makes it another question. */
  readonly undoes?: string | undefined
}

/** Remembers what each command answered, so that asking again after a lost reply is harmless. */
export function openCommandLog(db: Database) {
  const find = db.prepare<[string, string], Row>(
    'SELECT operation, inputDigest, value FROM commands WHERE actor = ? AND commandId = ?',
  )
  const insert = db.prepare('INSERT INTO commands VALUES (?, ?, ?, ?, ?)')

  /** What was answered before; `undefined` where this was never decided. */
  function answered(ask: Ask): { value: unknown } | undefined {
    const { operation } = ask
    const earlier = find.get(ask.actor, ask.commandId)
    if (!earlier) return undefined
    if (earlier.operation === operation && earlier.value === null) {
      throw new Refusal('rpc/answer-erased', 'This was done; its answer has been erased since.')
    }
    if (earlier.inputDigest !== digestOf(ask) || earlier.operation !== operation) {
      throw new Refusal('rpc/command-reused', 'This command id already stands for something else.')
    }
    return { value: JSON.parse(earlier.value!) }
  }

  return {
    answered,
    /** Whether this was carried out, also where what it answered is forgotten. */
    knows: ({ actor, commandId }: Pick<Ask, 'actor' | 'commandId'>) =>
      find.get(actor, commandId) !== undefined,
    /** Runs `decide` once for each command id, inside the caller's transaction. */
    once(ask: Ask, decide: () => unknown): unknown {
      const earlier = answered(ask)
      if (earlier) return earlier.value
      const value = decide()
      const { actor, commandId, operation } = ask
      insert.run(actor, commandId, operation, digestOf(ask), JSON.stringify(value))
      return value
    },
  }
}
export type CommandLog = ReturnType<typeof openCommandLog>

/** The steps of a task are all asked with its whole input, which is digested once. */
const digests = new WeakMap<object, string>()

function digestOf({ input, undoes }: Ask): string {
  const isShared = typeof input === 'object' && input !== null && undoes === undefined
  const known = isShared ? digests.get(input) : undefined
  if (known !== undefined) return known
  const digest = sha256(`${canonicalize(input) ?? ''}${undoes === undefined ? '' : `\0${undoes}`}`)
  if (isShared) digests.set(input, digest)
  return digest
}
