import { useSyncExternalStore } from 'react'

/** Where the window is: what follows the `#`, so that a host sees none of it and a link holds all of it. */
export type Address = {
  readonly path: readonly string[]
  readonly query: Readonly<Record<string, string>>
}

type Query = Readonly<Record<string, string | undefined>>

export function parseAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2)
  return {
    path: path.split('/').filter(Boolean).map(decode),
    query: Object.fromEntries(new URLSearchParams(query)),
  }
}

/** A link to a place in the window; what is empty in the query is left out. */
export function hrefTo(path: readonly string[], query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(given as [string, string][]).toString()
  return `#/${path.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`
}

/** The same place with another query: what is `undefined` goes, what is not named stays. */
export const withQuery = ({ path, query }: Address, changes: Query): string =>
  hrefTo(path, { ...query, ...changes })

export function goTo(href: string): void {
  if (window.location.hash === href) return
  window.location.hash = href
}

/** For what should not be a step of its own on the way back: a filter that is being typed. */
export function goToInPlace(href: string): void {
  if (window.location.hash === href) return
  window.history.replaceState(window.history.state, '', href)
  for (const hear of listeners) hear()
}

const listeners = new Set<() => void>()

function subscribe(hear: () => void): () => void {
  listeners.add(hear)
  window.addEventListener('hashchange', hear)
  return () => {
    listeners.delete(hear)
    window.removeEventListener('hashchange', hear)
  }
}

let last = { hash: '', address: parseAddress('') }

/** One object for one hash, so that whoever watches it is not disturbed without need. */
export function currentAddress(): Address {
  const { hash } = window.location
  if (hash !== last.hash) last = { hash, address: parseAddress(hash) }
  return last.address
}

export const useAddress = (): Address => useSyncExternalStore(subscribe, currentAddress)

/** The wall shows a page without anything around it, and changes nothing. */
export const isWall = ({ query }: Address): boolean =>
  'wall' in query || new URLSearchParams(window.location.search).has('wall')

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
