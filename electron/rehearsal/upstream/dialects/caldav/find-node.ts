import { decoded } from '../../routes.ts'
import { eventHref, HOME, hrefOf, type Node, PRINCIPAL, ROOT } from './properties.ts'
import type { CalendarStore } from './store.ts'

const fixed: Readonly<Record<string, Node>> = {
  '/': { is: 'root', href: '/' },
  [ROOT]: { is: 'root', href: ROOT },
  [PRINCIPAL]: { is: 'principal', href: PRINCIPAL },
  [HOME]: { is: 'home', href: HOME },
}

/** What lies at a path; a collection is found with and without the slash at its end. */
export function findNode(path: string, { collections }: CalendarStore): Node | undefined {
  const own = fixed[path] ?? fixed[`${path}/`]
  if (own) return own
  if (!path.startsWith(HOME)) return undefined
  const [calendar = '', event, ...deeper] = path.slice(HOME.length).split('/')
  const collection = collections.get(decoded(calendar))
  if (!collection || deeper.length > 0) return undefined
  if (!event) return { is: 'calendar', href: hrefOf(collection), collection }
  const resource = collection.resources.get(decoded(event))
  return resource && { is: 'event', href: eventHref(collection, resource.name), resource }
}

export function nodesBelow(node: Node, { collections }: CalendarStore): readonly Node[] {
  if (node.is === 'home') {
    return [...collections.values()].map((collection) => ({
      ...{ is: 'calendar', href: hrefOf(collection), collection },
    }))
  }
  if (node.is !== 'calendar') return []
  return [...node.collection.resources.values()].map((resource) => ({
    ...{ is: 'event', href: eventHref(node.collection, resource.name), resource },
  }))
}
