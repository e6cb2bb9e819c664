import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Secrets } from '#core/ports.ts'
import { openEncryptedSecrets } from './encrypted-secrets.ts'

type Choice = {
  readonly path: string
  readonly env: NodeJS.ProcessEnv
  readonly keyFile?: string | undefined
}

const IN_ENVIRONMENT = 'SIGNALBOX_SECRET_'

/**
 * The safest place for secrets that the environment offers: a key file, a passphrase, variables of
 * the environment; otherwise none, and nothing secret is persisted.
 */
export async function chooseSecrets({ path, env, keyFile }: Choice): Promise<Secrets> {
  const named = keyFile ?? env['SIGNALBOX_KEY_FILE']
  if (named) {
    const key = readOrMakeKey(named)
    return openEncryptedSecrets({ path, key, protection: 'keyFile' })
  }
  const passphrase = passphraseFrom(env)
  if (passphrase !== undefined) {
    return openEncryptedSecrets({ path, key: Buffer.from(passphrase), protection: 'passphrase' })
  }
  const given = env[`${IN_ENVIRONMENT}DEVICE_KEY`] !== undefined
  return given ? secretsInEnvironment(env) : forgetfulSecrets()
}

/** Nothing is kept beyond this process. */
export function forgetfulSecrets(): Secrets {
  const kept = new Map<string, string>()
  return {
    protection: 'process',
    read: async (name) => kept.get(name),
    write: async (name, value) => void kept.set(name, value),
    forget: async (name) => void kept.delete(name),
  }
}

/** `device key` is read from SIGNALBOX_SECRET_DEVICE_KEY; whoever set it keeps it, and takes it away. */
function secretsInEnvironment(env: NodeJS.ProcessEnv): Secrets {
  const nameOf = (name: string) => IN_ENVIRONMENT + name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_')
  return {
    protection: 'environment',
    read: async (name) => env[nameOf(name)],
    write: async (name) => {
      throw new Error(`set ${nameOf(name)} to keep it: the environment cannot be written from here`)
    },
    forget: async () => {},
  }
}

function passphraseFrom(env: NodeJS.ProcessEnv): string | undefined {
  const file = env['SIGNALBOX_PASSPHRASE_FILE']
  const passphrase = file ? readFileSync(file, 'utf8').trim() : env['SIGNALBOX_PASSPHRASE']
  return passphrase ? passphrase : undefined
}

function readOrMakeKey(path: string): Buffer {
  if (!existsSync(path)) {
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const key = readFileSync(path)
  if (key.length < 16) throw new Error(`${path} is too short to be a key file`)
  return key
}
