import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { safeStorage } from 'electron'
import { z } from 'zod'
import type { Secrets } from '#core/ports.ts'

const Ciphertexts = z.record(z.string(), z.base64())
type Ciphertexts = z.output<typeof Ciphertexts>

/**
 * Secrets under the operating system's keychain, as ciphertexts in one file that only this account
 * may read. Without a keychain nothing is written down and all is forgotten with the program.
 */
export async function openSafeStorage(file: string): Promise<Secrets> {
  return (await hasKeychain()) ? keptIn(file) : keptInMind()
}

/** On Linux `basic_text` encrypts with a password that everybody knows: no protection at all. */
async function hasKeychain(): Promise<boolean> {
  if (!(await safeStorage.isAsyncEncryptionAvailable())) return false
  if (process.platform !== 'linux') return true
  return !['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend())
}

function keptInMind(): Secrets {
  const values = new Map<string, string>()
  return {
    protection: 'process',
    read: async (name) => values.get(name),
    write: async (name, value) => void values.set(name, value),
    forget: async (name) => void values.delete(name),
  }
}

function keptIn(file: string): Secrets {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = last.then(run, run)
    last = turn.catch(() => {})
    return turn
  }

  async function write(name: string, value: string): Promise<void> {
    const ciphertext = (await safeStorage.encryptStringAsync(value)).toString('base64')
    await save(file, { ...(await load(file)), [name]: ciphertext })
  }

  async function forget(name: string): Promise<void> {
    const { [name]: forgotten, ...rest } = await load(file)
    if (forgotten !== undefined) await save(file, rest)
  }

  async function read(name: string): Promise<string | undefined> {
    const ciphertext = (await load(file))[name]
    if (ciphertext === undefined) return undefined
    const { result, shouldReEncrypt } = await decrypt(ciphertext)
    if (shouldReEncrypt) await write(name, result)
    return result
  }
  return {
    protection: 'keychain',
    read: (name) => inTurn(() => read(name)),
    write: (name, value) => inTurn(() => write(name, value)),
    forget: (name) => inTurn(() => forget(name)),
  }
}

async function decrypt(ciphertext: string) {
  try {
    return await safeStorage.decryptStringAsync(Buffer.from(ciphertext, 'base64'))
  } catch (cause) {
    const told = "The system's keychain no longer opens what Signalbox keeps in it."
    throw new Error(told, { cause })
  }
}

async function load(file: string): Promise<Ciphertexts> {
  try {
    return Ciphertexts.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Error('The file of encrypted secrets cannot be read.', { cause: error })
  }
}

async function save(file: string, ciphertexts: Ciphertexts): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(`${file}.new`, JSON.stringify(ciphertexts), { mode: 0o600, flush: true })
  await rename(`${file}.new`, file)
}
