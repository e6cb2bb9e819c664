const MASK = '•••'
/** Shorter ones would mask ordinary words, and keep nothing secret. */
const SHORTEST = 4

/** Takes the values of these headers out of a text, in every writing that a host may echo them in. */
export function maskSecrets(text: string, headers: Readonly<Record<string, string>>): string {
  const secrets = Object.values(headers)
    .flatMap(partsOf)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret.length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length)
  return secrets.reduce((masked, secret) => masked.replace(anyCase(secret), MASK), text)
}

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
