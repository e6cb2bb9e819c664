import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  type ScryptOptions,
  scrypt,
} from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { Secrets } from '#core/ports.ts'

const derive = promisify<Buffer, Buffer, number, ScryptOptions, Buffer>(scrypt)

/** Parameters travel with the file, so that a dearer cost of tomorrow still reads it. */
type Sealed = {
  readonly kdf: 'scrypt'
  readonly cost: number
  readonly salt: string
  readonly iv: string
  readonly tag: string
  readonly text: string
}

const CIPHER = 'aes-256-gcm'
const TAG_BYTES = 16
const COST = 2 ** 16
/** A file that asks for more was not written by us. */
const DEAREST = 2 ** 20
const BLOCK = 8

export class WrongSecretKey extends Error {}

type Opening = {
  readonly path: string
  /** A passphrase, or the content of a key file. */
  readonly key: Buffer
  readonly protection: 'passphrase' | 'keyFile'
}

/** Secrets in one file, sealed with AES-256-GCM under a key that scrypt makes from what is known. */
export async function openEncryptedSecrets({ path, key, protection }: Opening): Promise<Secrets> {
  const found = await readSealed(path)
  let kept: Kept = new Map(found === undefined ? [] : Object.entries(await unseal(found, key)))
  let last: Promise<void> = Promise.resolve()

  /** One after the other, for all are kept in one file; what could not be saved was never kept. */
  const change = (changed: (before: Kept) => Kept): Promise<void> => {
    const turn = last.then(async () => {
      const next = changed(kept)
      if (next !== kept) await save(path, await seal(Object.fromEntries(next), key))
      kept = next
    })
    last = turn.catch(() => {})
    return turn
  }

  return {
    protection,
    read: async (name) => kept.get(name),
    write: (name, value) => change((before) => new Map([...before, [name, value]])),
    forget: (name) => change((before) => without(before, name)),
  }
}

type Kept = ReadonlyMap<string, string>

/** The very same where there is nothing to leave out. */
const without = (kept: Kept, name: string): Kept =>
  kept.has(name) ? new Map([...kept].filter(([other]) => other !== name)) : kept

async function save(path: string, sealed: Sealed): Promise<void> {
  const unnamed = `${path}.new`
  await writeFile(unnamed, JSON.stringify(sealed), { mode: 0o600, flush: true })
  await rename(unnamed, path)
}

async function readSealed(path: string): Promise<Sealed | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (error instanceof SyntaxError) throw new WrongSecretKey(`${path} is damaged: put it aside.`)
    throw error
  }
}

async function seal(secrets: Record<string, string>, key: Buffer): Promise<Sealed> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv(CIPHER, await keyOf(key, { salt, cost: COST }), iv)
  const text = Buffer.concat([cipher.update(JSON.stringify(secrets), 'utf8'), cipher.final()])
  return {
    kdf: 'scrypt',
    cost: COST,
    salt: salt.toString('base64'),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  }
}

async function unseal(sealed: Sealed, key: Buffer): Promise<Record<string, string>> {
  try {
    const { cost } = sealed
    if (cost > DEAREST) throw new Error('dearer than any key of ours')
    const [salt, iv, tag, text] = [sealed.salt, sealed.iv, sealed.tag, sealed.text].map((part) =>
      Buffer.from(part, 'base64'),
    ) as [Buffer, Buffer, Buffer, Buffer]
    // A shorter tag would be far easier to forge.
    const options = { authTagLength: TAG_BYTES }
    const decipher = createDecipheriv(CIPHER, await keyOf(key, { salt, cost }), iv, options)
    decipher.setAuthTag(tag)
    return JSON.parse(Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8'))
  } catch {
    throw new WrongSecretKey(
      'The passphrase or key file does not open this workspace’s secrets, or the file was changed.',
    )
  }
}

const keyOf = (key: Buffer, { salt, cost }: { readonly salt: Buffer; readonly cost: number }) =>
  derive(key, salt, 32, { N: cost, r: BLOCK, p: 1, maxmem: 256 * cost * BLOCK })
