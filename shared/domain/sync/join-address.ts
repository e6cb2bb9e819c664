type Path = {
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | undefined>>
}

/**
 * An address below the base address, whose own path and query stay; `undefined` where the path would
 * climb out of it. A list is asked as one parameter that comes several times.
 */
export function joinAddress(base: URL, { path, query = {} }: Path): URL | undefined {
  if (climbs(path)) return undefined
  const url = new URL(base)
  url.hash = ''
  if (path !== '') {
    url.pathname = `${base.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`
  }
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) {
      url.searchParams.append(name, one)
    }
  }
  return url
}

/** Dot segments in any writing, and what the parser of addresses would take for a slash or leave out. */
const climbs = (path: string): boolean =>
  /[\\\t\r\n]/.test(path) || path.split('/').some((part) => /^(\.|%2e){1,2}$/i.test(part))
