import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { v4 } from 'uuid'
import { checkpointText, type SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import { DeviceId } from '#shared/vocabulary/ids.ts'
import type { Ports, Secrets } from '../ports.ts'

export type Signer = {
  readonly device: DeviceId
  /** The raw Ed25519 key in base64: what facts and checkpoints carry. */
  readonly publicKey: string
  /** `process`: no safe place was found, so the key lives for this run only. */
  readonly protection: Secrets['protection']
  sign(text: string): string
}

const SECRET = 'device key'
/** What precedes a raw Ed25519 key in its standard wrapping (RFC 8410). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex')

/** The key of this device, made at first start and kept where the host keeps secrets, if it can. */
export async function openSigner({ secrets, newId, log }: Ports): Promise<Signer> {
  const kept = await secrets.read(SECRET)
  if (kept) return readKept(kept, secrets.protection)
  const { privateKey } = generateKeyPairSync('ed25519')
  const exported = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  const made = { device: newId(), key: exported }
  try {
    await secrets.write(SECRET, JSON.stringify(made))
    return toSigner(made, secrets.protection)
  } catch (error) {
    log.warn({ error }, 'the device key cannot be kept; it lives for this run only')
    return toSigner(made, 'process')
  }
}

export class UnreadableKey extends Error {}

/** Our own form, or a bare PKCS #8 key in base64 as other tools make it: then its hash names it. */
function readKept(kept: string, protection: Secrets['protection']): Signer {
  try {
    if (kept.startsWith('{')) return toSigner(JSON.parse(kept), protection)
    const named = createHash('sha256').update(Buffer.from(kept, 'base64')).digest()
    return toSigner({ device: v4({ random: named.subarray(0, 16) }), key: kept }, protection)
  } catch {
    throw new UnreadableKey(
      `The device key (${protection}) cannot be read: an Ed25519 key in PKCS #8, as base64, is needed.`,
    )
  }
}

function toSigner(
  { device, key }: { readonly device: string; readonly key: string },
  protection: Secrets['protection'],
): Signer {
  const privateKey = createPrivateKey({
    key: Buffer.from(key, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  return {
    device: DeviceId.parse(device),
    protection,
    publicKey: rawKey(createPublicKey(privateKey)),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64'),
  }
}

const rawKey = (key: KeyObject): string =>
  key.export({ format: 'der', type: 'spki' }).subarray(SPKI_PREFIX.length).toString('base64')

export function signatureHolds(checkpoint: SignedCheckpoint): boolean {
  try {
    const raw = Buffer.from(checkpoint.publicKey, 'base64')
    const key = createPublicKey({
      key: Buffer.concat([SPKI_PREFIX, raw]),
      format: 'der',
      type: 'spki',
    })
    const signature = Buffer.from(checkpoint.signature, 'base64')
    if (signature.toString('base64') !== checkpoint.signature) return false
    return verify(null, Buffer.from(checkpointText(checkpoint)), key, signature)
  } catch {
    return false
  }
}
