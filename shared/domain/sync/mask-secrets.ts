const MASK = '•••'
/** Shorter ones would mask ordinary words, and keep nothing secret. */
const SHORTEST = 4
const SHORTEST_IN_BODIES = 8

type Headers = Readonly<Record<string, string>>

/** Takes the values of these headers out of a text, in every writing that a host may echo them in. */
export function maskSecrets(text: string, headers: Headers): string {
  const secrets = writingsOf(headers, SHORTEST)
  return secrets.reduce((masked, secret) => masked.replace(anyCase(secret), MASK), text)
}

/**
 * The same for whole answers, and so for what is long enough to be no word of theirs. It costs next to
 * nothing where no secret is echoed.
 */
export function openMasking(headers: Headers): (text: string) => string {
  const secrets = writingsOf(headers, SHORTEST_IN_BODIES)
  return (text) =>
    secrets.reduce(
      (masked, secret) => (masked.includes(secret) ? masked.replaceAll(secret, MASK) : masked),
      text,
    )
}

/** The longest first, because one may lie within another. */
const writingsOf = (headers: Headers, shortest: number): readonly string[] => [
  ...new Set(
    Object.values(headers)
      .flatMap(partsOf)
      .filter((secret) => secret.length >= shortest)
      .flatMap(writings)
      .toSorted((a, b) => b.length - a.length),
  ),
]

function writings(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret)
  const base64 = btoa(String.fromCharCode(...bytes)).replace(/=+$/, '')
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const texts = [
    ...[secret, encodeURIComponent(secret.toWellFormed()), quoted(secret)],
    ...[base64, base64.replaceAll('+', '-').replaceAll('/', '_'), hex, hex.toUpperCase()],
  ]
  return texts.flatMap((text) => [text, quoted(text), quoted(text).replaceAll('/', '\\/')])
}

const quoted = (text: string) => JSON.stringify(text).slice(1, -1)

/** Names of hosts are told in small letters, even where somebody wrote a secret into one. */
const anyCase = (secret: string): RegExp => new RegExp(secret.replace(/[^\w\s]/g, '\\$&'), 'gi')

/** The value, what follows its scheme, the password inside Basic, and what is named inside. */
function partsOf(value: string): readonly string[] {
  const [, scheme = '', rest = ''] = /^(\S+)\s+(.+)$/.exec(value) ?? []
  const basic = scheme.toLowerCase() === 'basic' ? decoded(rest) : ''
  const password = basic.slice(basic.indexOf(':') + 1)
  const parameters = [...value.matchAll(/="?([^\s",]+)"?/g)].map(([, parameter = '']) => parameter)
  return [value, rest, basic, password, ...parameters]
}

function decoded(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text), (char) => char.charCodeAt(0)))
  } catch {
    return ''
  }
}
