import { isOnFiles } from '#shared/domain/sync/address-of-path.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import type { Given, SourceSecrets } from '../sources/source-secrets.ts'
import type { Engine } from './engine-parts.ts'
import type { Validators } from './fresh.ts'
import { OutwardError } from './outward.ts'
import type { Reading } from './read-part.ts'

/** The way out for one part: with the secret of its source, and what its last answers said of themselves. */
export function openPartOutward(engine: Engine, reading: Reading) {
  const { source, connector, stream, part, settings, signal } = reading
  const validators = engine.state.validatorsOf({ source: source.id, stream: stream.name, part })
  return openSourceOutward(engine, { source, connector, settings, signal, validators })
}

type Way = Pick<Engine, 'outwards' | 'secrets'>
type Out = Whose & {
  /** As the connector's own schema has made them. */
  readonly settings: unknown
  readonly signal: AbortSignal
  readonly validators?: Validators
}

/** The way out to a source as it stands, with its secret. */
export async function openSourceOutward(way: Way, out: Out) {
  const { source, connector, settings, signal, validators = nothingKnown } = out
  const { secret, clientKey } = await readSecrets(way, { source, connector })
  return way.outwards.for({
    baseUrl: source.baseUrl,
    headers: secret === undefined ? {} : connector.authorize(secret, settings),
    // Another token sees other things; which one it is, is nobody's business.
    identity: String(source.secretSetAt ?? 'nobody'),
    trust: trustOf(source, clientKey),
    plainHttpTo: source.network.plainHttpTo,
    atOnce: connector.atOnce,
    ...(connector.holdUntil && { holdUntil: connector.holdUntil }),
    validators,
    signal,
  })
}

const nothingKnown: Validators = { find: () => undefined }

export function trustOf({ network }: Pick<Source, 'network'>, key: string | undefined) {
  const { privateNetwork, authorities, clientCertificate: certificate } = network
  const shown = certificate !== null && key !== undefined
  return { privateNetwork, authorities, clientCertificate: shown ? { certificate, key } : null }
}

type Whose = { readonly source: Source; readonly connector: AnyConnector }

/** A machine without a safe place forgets secrets with each end; that is no reason to ask without. */
async function readSecrets(
  { secrets }: { readonly secrets: SourceSecrets },
  { source, connector: { secret: asks } }: Whose,
): Promise<Given> {
  if (isOnFiles(source.baseUrl)) return { secret: undefined, clientKey: undefined }
  const given = await secrets.read(source)
  // What was set may have been the key of a certificate alone.
  const wasGiven = source.secretSetAt !== null && source.network.clientCertificate === null
  const due = asks !== null && (asks.due || wasGiven)
  const keyDue = source.network.clientCertificate !== null
  if ((!due || given.secret !== undefined) && (!keyDue || given.clientKey !== undefined)) {
    return given
  }
  const fix = `Give ${asks ? `the ${asks.label.toLowerCase()}` : 'it'} again.`
  throw new OutwardError(`What ${source.name} is asked with is not on this machine.`, {
    trouble: 'secretMissing',
    fix,
  })
}
