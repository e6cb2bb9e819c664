import { X509Certificate } from 'node:crypto'
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import { ExchangeError, type Trust } from '#core/ports.ts'

let usual: readonly string[] | undefined

/** What Node brings, what its environment adds, and what the system trusts; read once, when first needed. */
function usualAuthorities(): readonly string[] {
  usual ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])]
  return usual
}

/** Whom to believe and what to show; made once for each trust, because reading the authorities takes its time. */
export function openSecureContext({
  authorities,
  clientCertificate,
}: Pick<Trust, 'authorities' | 'clientCertificate'>): SecureContext {
  const given = attempt(() => certificatesIn(authorities ?? ''), {
    because: 'The authorities that were given are no certificates in PEM.',
    fix: 'Give them again in the network settings of the source.',
  })
  const ca = [...usualAuthorities(), ...given]
  if (clientCertificate === null) return createSecureContext({ ca })
  const { certificate: cert, key } = clientCertificate
  return attempt(() => createSecureContext({ ca, cert, key }), {
    because: 'The client certificate and its key do not fit together, or are not in PEM.',
    fix: 'Give both again in the network settings of the source.',
  })
}

const block = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs

/** Node passes over what it cannot read, so each is read here first. */
function certificatesIn(pem: string): readonly string[] {
  const blocks = pem.match(block) ?? []
  if (pem.trim() !== '' && blocks.length === 0) throw new Error('no certificate')
  return blocks.map((text) => new X509Certificate(text).toString())
}

function attempt<T>(make: () => T, words: { readonly because: string; readonly fix: string }): T {
  try {
    return make()
  } catch {
    throw new ExchangeError(words.because, { trouble: 'untrusted', fix: words.fix })
  }
}
