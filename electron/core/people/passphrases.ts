import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Database } from 'better-sqlite3'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { Clock } from '../ports.ts'
import { Refusal } from '../refusal.ts'
import { createTries } from './tries.ts'

/** What is kept of a passphrase; `cost` is scrypt's N. */
export type Hashed = { readonly salt: Buffer; readonly hash: Buffer; readonly cost: number }
type Claim = { readonly personId: PersonId; readonly passphrase: string }

const COST = 2 ** 15
const BLOCK_SIZE = 8
const HASH_BYTES = 32
const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** Passphrases of this workspace. They are no facts: nothing of them ever reaches the ledger. */
export function openPassphrases(db: Database, clock: Pick<Clock, 'elapsed'>) {
  const find = db.prepare<[PersonId], Hashed>(
    'SELECT salt, hash, cost FROM passphrases WHERE person = ?',
  )
  const keep = db.prepare(
    'INSERT OR REPLACE INTO passphrases VALUES (@personId, @salt, @hash, @cost)',
  )
  const tries = createTries(clock)
  const nobodys: Hashed = { salt: randomBytes(16), hash: randomBytes(HASH_BYTES), cost: COST }

  return {
    find: (personId: PersonId) => find.get(personId),
    /** Refuses a wrong passphrase, with the same words and the same work where there is none. */
    async mustMatch({ personId, passphrase }: Claim): Promise<void> {
      tries.begin(personId)
      const stored = find.get(personId)
      const matches = await isHashOf(passphrase, stored ?? nobodys)
      if (!stored || !matches) throw wrongPassphrase()
      tries.forget(personId)
    },
    hash: hashOf,
    /** Belongs into the transaction that records that it was set. */
    keep(personId: PersonId, hashed: Hashed): void {
      keep.run({ personId, ...hashed })
      tries.forget(personId)
    },
  }
}
export type Passphrases = ReturnType<typeof openPassphrases>

async function hashOf(passphrase: string): Promise<Hashed> {
  const salt = randomBytes(16)
  return { salt, hash: await stretch(passphrase, { salt, cost: COST }), cost: COST }
}

const isHashOf = async (passphrase: string, { salt, hash, cost }: Hashed) =>
  timingSafeEqual(await stretch(passphrase, { salt, cost }), hash)

/** Keyboards write the same letter in different ways, hence the normal form. */
const stretch = (passphrase: string, { salt, cost }: Pick<Hashed, 'salt' | 'cost'>) =>
  derive(passphrase.normalize('NFKC'), salt, HASH_BYTES, {
    N: cost,
    r: BLOCK_SIZE,
    p: 1,
    maxmem: 256 * cost * BLOCK_SIZE,
  })

export const wrongPassphrase = () =>
  new Refusal(
    'people/wrong-passphrase',
    'Person and passphrase do not go together. Try again, or ask an administrator to reset it.',
  )
