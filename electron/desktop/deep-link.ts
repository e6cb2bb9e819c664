export const LINK_SCHEME = 'signalbox'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const LINK = new RegExp(`^${LINK_SCHEME}://(release|service|environment|person)/(${UUID})$`)

const PLACES: Readonly<Record<string, string>> = {
  release: 'releases',
  service: 'services',
  environment: 'environments',
  person: 'people',
}

/**
 * The route in our page that a link from outside leads to; `undefined` for whatever is not, to the
 * letter, a link of ours. A link can only lead somewhere, never do anything.
 */
export function routeOf(link: string): string | undefined {
  const [, kind = '', id] = LINK.exec(link) ?? []
  return id && `#/${PLACES[kind]}/${id}`
}

/** The first link of ours among the words that the program was started with. */
export function routeAmong(words: readonly string[]): string | undefined {
  return words.map(routeOf).find((route) => route !== undefined)
}
