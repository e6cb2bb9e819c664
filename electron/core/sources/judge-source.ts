import { createPrivateKey, X509Certificate } from 'node:crypto'
import { judgeAddress } from '#shared/domain/sync/address-policy.ts'
import type { SourceDetails } from '#shared/vocabulary/source.ts'
import type { AnyConnector } from '../connectors/registry.ts'
import { Refusal } from '../refusal.ts'
import type { Given } from './source-secrets.ts'

type Draft = Pick<SourceDetails, 'baseUrl' | 'settings' | 'network'>
type Judging = { readonly connector: AnyConnector; readonly given: Given }
type Fault = { readonly path: string; readonly message: string }

/** Refuses what a source of this kind could not be read with; says all that is wrong at once. */
export function judgeSource(draft: Draft, judging: Judging): void {
  const faults = [
    ...addressFaults(draft, judging),
    ...settingsFaults(draft, judging),
    ...certificateFaults(draft, judging),
  ]
  if (faults.length === 0) return
  const told = faults.map(({ path, message }) => `${path}: ${message}`).join('; ')
  throw new Refusal(
    'sources/settings-unfit',
    `${judging.connector.title} cannot be read like that. ${told.replace(/\.$/, '')}.`,
    faults,
  )
}

function addressFaults({ baseUrl, network }: Draft, { connector, given }: Judging): Fault[] {
  const url = new URL(baseUrl)
  if (given.secret !== undefined && (connector.secret === null || url.protocol === 'file:')) {
    return [{ path: 'secret', message: 'nothing secret is needed to read that' }]
  }
  if (url.protocol === 'file:') {
    if (connector.files) return []
    return [{ path: 'baseUrl', message: 'this kind is read over the web, not from a file' }]
  }
  const refused = judgeAddress(url, network)
  return refused ? [{ path: 'baseUrl', message: `${refused.because} ${refused.fix}` }] : []
}

/** What the connector does not know is refused: it would be kept for ever, and might be a secret. */
function settingsFaults({ settings }: Draft, { connector }: Judging): Fault[] {
  const parsed = connector.settings.safeParse(settings)
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({
      path: ['settings', ...path.map(String)].join('.'),
      message,
    }))
  }
  return Object.keys(settings)
    .filter((name) => !Object.hasOwn(Object(parsed.data), name))
    .map(() => ({ path: 'settings', message: 'there is a setting that this kind does not have' }))
}

function certificateFaults({ network }: Draft, { given }: Judging): Fault[] {
  const { authorities, clientCertificate } = network
  const faults: Fault[] = []
  if (authorities !== null && !readCertificate(authorities)) {
    faults.push({ path: 'network.authorities', message: 'this certificate cannot be read' })
  }
  if (clientCertificate !== null && !readCertificate(clientCertificate)) {
    faults.push({ path: 'network.clientCertificate', message: 'this certificate cannot be read' })
  } else if (given.clientKey !== undefined && !belong(clientCertificate, given.clientKey)) {
    faults.push({ path: 'clientKey', message: 'this is not the key of the client certificate' })
  }
  return faults
}

function readCertificate(pem: string): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

function belong(certificate: string | null, key: string): boolean {
  try {
    return (
      certificate !== null && readCertificate(certificate)!.checkPrivateKey(createPrivateKey(key))
    )
  } catch {
    return false
  }
}
