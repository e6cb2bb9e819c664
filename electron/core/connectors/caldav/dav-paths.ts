/**
 * A path of the server as it is written in one way only, whatever of it was percent-encoded; two of
 * them are the same place where they are the same text.
 */
export const onePath = (path: string): string => path.split('/').map(oneSegment).join('/')

function oneSegment(segment: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(segment))
  } catch {
    return segment
  }
}

/** The same for what holds others, which some servers name without the slash at its end. */
export const collectionPath = (path: string): string =>
  onePath(path.endsWith('/') ? path : `${path}/`)

type Within = {
  /** The base address of the source. */
  readonly address: string
  /** What was asked when the server named it. */
  readonly asked: string
}

/** The path that a server means by what it named; `undefined` where that lies elsewhere. */
export function pathOfHref(href: string, { address, asked }: Within): string | undefined {
  const base = new URL(asked, address)
  const named = href.trim()
  if (named === '' || !URL.canParse(named, base.href)) return undefined
  const url = new URL(named, base)
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') return undefined
  return `${url.pathname}${url.search}`
}
