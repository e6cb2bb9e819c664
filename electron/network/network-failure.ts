import { ExchangeError } from '#core/ports.ts'
import type { Refused } from '#shared/domain/sync/address-policy.ts'

type About = {
  /** Who was to be reached, with its port. */
  readonly host: string
  /** Who issued the certificate that was shown, if one was seen. */
  readonly issuer?: string | undefined
}

type Words = {
  readonly trouble: ExchangeError['trouble']
  readonly because: (about: About) => string
  readonly fix: string | null
}

const giveAuthority =
  'If that is right, as behind an inspecting proxy, give the certificate of that authority (PEM) in the network settings of the source.'

const unknownIssuer: Words = {
  trouble: 'untrusted',
  because: ({ host, issuer }) =>
    `${host} shows a certificate issued by ${issuer ? `“${issuer}”` : 'somebody'}, whom this machine does not trust.`,
  fix: giveAuthority,
}
const outOfDate: Words = {
  trouble: 'untrusted',
  because: ({ host, issuer }) =>
    `${host} shows a certificate${issuer ? ` issued by “${issuer}”` : ''} that is not valid today.`,
  fix: 'Have it renewed, and check the clock of this machine.',
}
const otherName: Words = {
  trouble: 'untrusted',
  because: ({ host, issuer }) =>
    `${host} shows a certificate${issuer ? ` issued by “${issuer}”` : ''} for another name.`,
  fix: 'Change the address of the source to the name in the certificate.',
}
const wantsCertificate: Words = {
  trouble: 'untrusted',
  because: ({ host }) =>
    `${host} wants a client certificate, or does not accept the one it was shown.`,
  fix: 'Give a client certificate that it accepts, with its key, in the network settings of the source.',
}
const noTls: Words = {
  trouble: 'untrusted',
  because: ({ host }) => `No encrypted connection to ${host} came about.`,
  fix: 'Check the address and the port of the source.',
}
const unknownName: Words = {
  trouble: 'unreachable',
  because: ({ host }) => `The name of ${host} is not known here.`,
  fix: 'Check the address, and whether this machine is in the right network.',
}
const nobody: Words = {
  trouble: 'unreachable',
  because: ({ host }) => `Nobody answers at ${host}.`,
  fix: 'Check the address and the port, and whether the server runs.',
}
const noWay: Words = {
  trouble: 'unreachable',
  because: ({ host }) => `No way leads from this network to ${host}.`,
  fix: 'Check whether this machine is online and in the right network.',
}
const brokenOff: Words = {
  trouble: 'unreachable',
  because: ({ host }) => `${host} broke the connection off.`,
  fix: null,
}
const late: Words = {
  trouble: 'unreachable',
  because: ({ host }) => `${host} did not answer in time.`,
  fix: null,
}

/** Read from above: the first that fits is meant. */
const table: readonly (readonly [RegExp, Words])[] = [
  [/ISSUER_CERT|VERIFY_LEAF|SELF_SIGNED|CERT_UNTRUSTED|INVALID_CA|CERT_REJECTED/, unknownIssuer],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, outOfDate],
  [/CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH/, otherName],
  [
    /ALERT_(CERTIFICATE_REQUIRED|BAD_CERTIFICATE|UNKNOWN_CA|CERTIFICATE_\w+|HANDSHAKE_FAILURE)/,
    wantsCertificate,
  ],
  [/^ERR_(SSL|TLS|OSSL)|^EPROTO$|^CERT_|SIGNATURE/, noTls],
  [/^(ENOTFOUND|EAI_\w+|ENODATA)$/, unknownName],
  [/^ECONNREFUSED$/, nobody],
  [/^(ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/, noWay],
  [/TIMEOUT|TIMEDOUT/, late],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|ERR_STREAM_PREMATURE_CLOSE|Z_\w+)$/, brokenOff],
]

/** What went wrong on the way, in plain words. Nothing of the request is repeated in them. */
export function networkFailure(error: unknown, about: About): ExchangeError {
  if (error instanceof ExchangeError) return error
  const code = codeOf(error)
  const words = table.find(([pattern]) => pattern.test(code))?.[1]
  if (!words) {
    const named = code === '' ? '' : ` (${code})`
    return new ExchangeError(`${about.host} could not be asked${named}.`, {
      trouble: 'unreachable',
      cause: error,
    })
  }
  return new ExchangeError(words.because(about), { ...words, cause: error })
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : ''

export const refusedAddress = (host: string, { because, fix }: Refused): ExchangeError =>
  new ExchangeError(because.includes(host) ? because : `${host}: ${because}`, {
    trouble: 'addressRefused',
    fix,
  })

/** The proxy said no to the way through it. */
export function proxyRefused(proxy: URL, status: number | undefined): ExchangeError {
  if (status === 407) {
    return new ExchangeError(`The proxy ${proxy.host} wants a user name and password.`, {
      trouble: 'unreachable',
      fix: 'Give them in HTTPS_PROXY, as in http://user:password@proxy:8080.',
    })
  }
  return new ExchangeError(`The proxy ${proxy.host} does not let this through (${status}).`, {
    trouble: 'unreachable',
    fix: 'Ask whoever runs the proxy to allow this host.',
  })
}
