import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evidence } from '#core/ledger/verify-ledger.ts'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import { startCore } from '../../support/core.ts'
import { live, randomSteps } from '../../support/random-commands.ts'
import {
  firstFound,
  forged,
  type Line,
  openBare,
  putBack,
  rechained,
  type Taken,
  takeLedger,
} from '../../support/tampering.ts'

const CASES = 50
const LEDGERS = 5

let taking: Promise<Taken[]> | undefined

function takenLedgers(): Promise<Taken[]> {
  taking ??= takeLedgers()
  return taking
}

async function takeLedgers(): Promise<Taken[]> {
  const lives = fc.sample(randomSteps(90), { seed: 1831, numRuns: LEDGERS })
  const taken: Taken[] = []
  for (const steps of lives) {
    const core = await startCore()
    taken.push(await takeLedger(core, steps))
    await core.close()
  }
  return taken
}

type Case = Taken & {
  readonly db: Database
  /** Any entry of the ledger, all of it anchored. */
  readonly k: number
  number(below: number): number
}
type Outcome = {
  readonly found: number | null
  readonly evidence?: Partial<Evidence>
}

/** Fifty ledgers tampered with: each has to be found at the entry that the case names. */
async function findsAll(tamper: (one: Case) => Outcome, seed: number): Promise<void> {
  const all = await takenLedgers()
  const dice = fc.sample(fc.noBias(fc.nat(2 ** 30)), { seed, numRuns: CASES * 4 })
  for (let i = 0; i < CASES; i += 1) {
    const taken = all[i % all.length]!
    const number = (below: number) => dice.pop()! % below
    const db = openBare(taken)
    const k = 1 + number(taken.lines.length)
    const { found, evidence } = tamper({ ...taken, db, k, number })
    const whole = { beside: taken.checkpoints, second: undefined, ...evidence }
    expect(await firstFound(db, whole), `case ${i}, entry ${k}`).toBe(found)
    db.close()
  }
}

const other = (value: unknown) =>
  typeof value === 'number' ? value + 1 : value === null ? 'x' : `${value}x`

/** A longer text in the place of one, the next number in the place of another. */
function edit(table: string, column: string) {
  return ({ db, k }: Case): Outcome => {
    const old = db.prepare(`SELECT ${column} FROM ${table} WHERE seq = ?`).pluck().get(k)
    const value = column === 'seq' ? 100_000 : other(old)
    db.prepare(`UPDATE ${table} SET ${column} = ? WHERE seq = ?`).run(value, k)
    return { found: k }
  }
}

const ENTRY =
  'seq id commandId at actor device assurance origin program type subject basis payloadDigest previousHash hash'
test.each(ENTRY.split(' '))('an edit of %s', async (column) => {
  await findsAll(edit('ledger', column), column.length)
})

const SAID = 'seq salt payload personalDigest personalSalt personal'
test.each(SAID.split(' '))('an edit of what was said: %s', async (column) => {
  await findsAll(edit('ledger_payloads', column), 100 + column.length)
})

test('a text taken away that nobody erased', async () => {
  await findsAll(({ db, lines, number }) => {
    const standing = lines.filter(({ personal }) => personal !== null)
    const { seq } = standing[number(standing.length)]!
    db.prepare('UPDATE ledger_payloads SET personal = NULL, personalSalt = NULL WHERE seq = ?').run(
      seq,
    )
    return { found: seq }
  }, 1)
})

test.each<[string, (one: Case) => number]>([
  ['the first', () => 1],
  ['one in the middle', ({ k, lines }) => Math.min(Math.max(2, k), lines.length - 1)],
  ['the last', ({ lines }) => lines.length],
])('deleting %s', async (name, choose) => {
  await findsAll((one) => {
    const seq = choose(one)
    one.db.prepare('DELETE FROM ledger WHERE seq = ?').run(seq)
    if (one.number(2) === 0) one.db.prepare('DELETE FROM ledger_payloads WHERE seq = ?').run(seq)
    return { found: seq }
  }, name.length)
})

test('deleting what a fact said', async () => {
  await findsAll(({ db, k }) => {
    db.prepare('DELETE FROM ledger_payloads WHERE seq = ?').run(k)
    return { found: k }
  }, 2)
})

test('swapping two entries, and only what they said', async () => {
  await findsAll(({ db, k, lines, number }) => {
    const j = ((k + number(lines.length - 1)) % lines.length) + 1
    const [x, y] = [lines[k - 1]!, lines[j - 1]!]
    const said = number(2) === 0
    const swapped = lines.map((line) => {
      if (line !== x && line !== y) return line
      const [here, there] = line === x ? [x, y] : [y, x]
      if (!said) return { ...there, seq: here.seq }
      const { salt, payload, personal, personalSalt, personalDigest } = there
      return { ...here, salt, payload, personal, personalSalt, personalDigest }
    })
    putBack(db, swapped)
    return { found: Math.min(k, j) }
  }, 3)
})

const shifted = (lines: readonly Line[]) => lines.map((line) => ({ ...line, seq: line.seq + 1 }))

test('duplicating an entry', async () => {
  await findsAll(({ db, k, lines, number }) => {
    const rest = lines.slice(k)
    const copy = { ...lines[k - 1]!, seq: k + 1 }
    putBack(db, [...lines.slice(0, k), copy, ...(number(2) === 0 ? rest : shifted(rest))])
    return { found: k + 1 }
  }, 4)
})

test('inserting an entry that follows the one before it', async () => {
  await findsAll(({ db, k, lines }) => {
    const made = rechained([...lines.slice(0, k - 1), { ...lines[k - 1]!, id: 'inserted' }], k)
    putBack(db, [...made, ...shifted(lines.slice(k - 1))])
    return { found: k }
  }, 5)
})

test('renumbering from an entry on', async () => {
  await findsAll(({ db, k, lines }) => {
    putBack(db, [...lines.slice(0, k - 1), ...shifted(lines.slice(k - 1))])
    return { found: k }
  }, 6)
})

test('cutting the end off', async () => {
  await findsAll(({ db, k, lines }) => {
    putBack(db, lines.slice(0, k - 1))
    return { found: k }
  }, 7)
})

/**
 * Somebody rewrites one entry and makes every hash after it anew. What an erasure says is left: without
 * it the text that it took away would be missed already where that stood.
 */
function rewritten({ k, lines, number }: Case): Line[] {
  const lies = [{ actor: 'somebody else' }, { at: 1 }, { payload: '{"name":"x"}' }]
  const isErasure = lines[k - 1]!.type === 'ledger.erased'
  const lie = lies[number(isErasure ? 2 : 3)]!
  return rechained(
    lines.map((line) => (line.seq === k ? { ...line, ...lie } : line)),
    k,
  )
}

test('rewriting an entry and the whole chain after it', async () => {
  await findsAll((one) => {
    putBack(one.db, rewritten(one))
    return { found: one.k }
  }, 8)
})

test('another workspace’s end on this one’s beginning', async () => {
  const all = await takenLedgers()
  await findsAll(({ db, lines, ...one }) => {
    const k = Math.max(2, one.k)
    const stranger = all.find((one) => one.lines[0]!.id !== lines[0]!.id)!
    putBack(db, rechained([...lines.slice(0, k - 1), ...stranger.lines.slice(k - 1)], k))
    return { found: k }
  }, 9)
})

test('signing a rewritten ledger with another key: at the entry with a second folder', async () => {
  await findsAll((one) => {
    const lines = rewritten(one)
    putBack(one.db, lines)
    const beside = forged(lines, one.checkpoints)
    return { found: one.k, evidence: { beside, second: one.checkpoints } }
  }, 10)
})

test('signing a rewritten ledger with another key: without one, nothing vouches for it', async () => {
  await findsAll((one) => {
    const lines = one.number(2) === 0 ? rewritten(one) : one.lines
    putBack(one.db, lines)
    return { found: null, evidence: { beside: forged(lines, one.checkpoints) } }
  }, 11)
})

test('an older copy of ledger and checkpoints, while the second folder has all', async () => {
  await findsAll(({ db, checkpoints, lines, number }) => {
    const kept = number(checkpoints.length - 1) + 1
    const seq = checkpoints[kept - 1]!.seq + number(3)
    const cut = Math.min(seq, lines.length - 1)
    putBack(db, lines.slice(0, cut))
    const beside = checkpoints.filter((one) => one.seq <= cut)
    return { found: cut + 1, evidence: { beside, second: checkpoints } }
  }, 12)
})

test.each([
  'workspace',
  'epoch',
  'seq',
  'hash',
  'at',
  'device',
  'publicKey',
  'from',
  'trail',
  'previous',
  'signature',
] as const)('an edit of %s in a checkpoint', async (field) => {
  await findsAll(({ checkpoints, number }) => {
    const at = number(checkpoints.length)
    const edited = { ...checkpoints[at]!, [field]: other(checkpoints[at]![field]) }
    return { found: null, evidence: { beside: checkpoints.with(at, edited) } }
  }, 200 + field.length)
})

test('a checkpoint left out, or two in another order', async () => {
  await findsAll(({ checkpoints, number }) => {
    const at = number(checkpoints.length - 1)
    const [one, next] = [checkpoints[at]!, checkpoints[at + 1]!]
    const beside: SignedCheckpoint[] =
      number(2) === 0 ? checkpoints.toSpliced(at, 1) : checkpoints.with(at, next).with(at + 1, one)
    return { found: null, evidence: { beside } }
  }, 13)
})

test('nothing is found in two hundred ledgers that nobody touched', async () => {
  const lives = fc.sample(randomSteps(24), { seed: 2024, numRuns: 200 })
  for (const steps of lives) {
    const core = await startCore()
    await live(core, steps.slice(0, 12))
    await core.get('ledger.checkpoint', {})
    await live(core, steps.slice(12))
    const { outcome, findings, unanchored, anchoredTo } = await core.get('ledger.verify', {})
    expect({ outcome, findings }).toEqual({ outcome: 'intact', findings: [] })
    expect(anchoredTo + unanchored).toBe(core.facts())
    await core.close()
  }
})
