import { type ListNames, plainPart, quote, readList, unquote } from './read-list.ts'

export type NamedService = { readonly name: string; readonly version: string | null }

type IsKnown = (name: string) => boolean

/** Behind a space only what begins like a version is one: "Payments API" is a name. */
const LIKE_VERSION = /^v?\d[^\s]*$/i
const DIGIT = /\d/
const BEFORE_VERSION = /[\s(@:]/

/** The ways to write a version, the most explicit first; what parts a list is in none. */
const ways: readonly { readonly shape: RegExp; readonly fits: (version: string) => boolean }[] = [
  { shape: /^(.+?)\s*\(\s*([^();,\n]+?)\s*\)$/s, fits: (version) => DIGIT.test(version) },
  { shape: /^(.+?)\s*@\s*([^@;,\n]+)$/s, fits: (version) => version !== '' },
  { shape: /^(.+?)\s*:\s*([^:;,\n]+)$/s, fits: (version) => LIKE_VERSION.test(version) },
  { shape: /^(.+)\s+([^\s;,]+)$/s, fits: (version) => LIKE_VERSION.test(version) },
]

/** Services with their versions, as people write them into one cell: Checkout 4.2.0; Payments@1.9. */
export function* readServices(
  cell: string,
  { isKnown, opens }: ListNames,
): Generator<NamedService> {
  const isKnownPart = (part: string) => isKnown(readService(part, isKnown).name)
  for (const part of readList(cell, { isKnown: isKnownPart, opens })) {
    yield readService(part, isKnown)
  }
}

function readService(part: string, isKnown: IsKnown): NamedService {
  const quoted = unquote(part)
  if (quoted) return { name: quoted.text, version: versionOf(quoted.rest) }
  if (isKnown(part) || !BEFORE_VERSION.test(part)) return { name: part, version: null }
  // A long run of spaces would be tried at each of them.
  const spaced = part.replaceAll(/\s+/g, ' ')
  const splits = ways.flatMap(({ shape, fits }) => {
    const [, name, version] = shape.exec(spaced) ?? []
    return name && version && fits(version) ? [{ name, version }] : []
  })
  return splits.find(({ name }) => isKnown(name)) ?? splits[0] ?? { name: part, version: null }
}

const versionOf = (rest: string) =>
  plainPart(rest.replace(/^[@:]\s*/, '').replace(/^\((.*)\)$/s, '$1')) || null

/** Services as one cell that `readServices` reads as the same again. */
export function writeServices(services: readonly NamedService[], names: ListNames): string {
  const written = services.map((service) => writeService(service, names)).join('; ')
  const isRead = isSame([...readServices(written, names)], services)
  return isRead ? written : services.map(quoteService).join('; ')
}

function writeService(service: NamedService, names: ListNames): string {
  const { name, version } = service
  const plain = version === null ? [name] : [`${name} ${version}`, `${name}@${version}`]
  const fitting = plain.find((text) => isSame([...readServices(text, names)], [service]))
  return fitting ?? quoteService(service)
}

const quoteService = ({ name, version }: NamedService) =>
  version === null ? quote(name) : `${quote(name)} ${quote(version)}`

const isSame = (some: readonly NamedService[], others: readonly NamedService[]) =>
  some.length === others.length &&
  some.every(
    ({ name, version }, at) => name === others[at]!.name && version === others[at]!.version,
  )
