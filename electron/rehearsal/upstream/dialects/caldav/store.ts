import { createHash } from 'node:crypto'
import { calendars, eventsOf } from '../../world/calendars.ts'
import type { World } from '../../world/world.ts'

export type Resource = {
  readonly name: string
  readonly text: string
  readonly etag: string
  readonly at: number
}

type Collection = {
  readonly name: string
  readonly title: string
  readonly resources: Map<string, Resource>
  /** What was last done to a resource, by a number that only grows; also to those that are gone. */
  readonly changed: Map<string, number>
  /** Names that somebody changed or took away: the company's own calendar does not bring them back. */
  readonly touched: Set<string>
  revision: number
}

export type { Collection }

const MOST_RESOURCES = 10_000

const etagOf = (text: string): string =>
  `"${createHash('sha1').update(text).digest('hex').slice(0, 20)}"`

/** Calendars in memory: the company fills its own as time passes, whoever asks may add to them. */
export function openCalendarStore() {
  const collections = new Map<string, Collection>()

  function make(name: string, title: string): Collection {
    const made = {
      ...{ name, title, resources: new Map(), changed: new Map(), touched: new Set<string>() },
      revision: 1,
    }
    collections.set(name, made)
    return made
  }
  function write(to: Collection, resource: Resource): void {
    to.revision += 1
    to.resources.set(resource.name, resource)
    to.changed.set(resource.name, to.revision)
  }
  return {
    collections,
    /** What the company has put into its calendars by now. */
    catchUp(world: World, at: number): void {
      for (const [name, title] of Object.entries(calendars)) {
        if (collections.size < 3 && !collections.has(name)) make(name, title)
      }
      for (const { calendar, uid, text: textOf, knownAt } of eventsOf(world, at)) {
        const to = collections.get(calendar)
        const name = `${uid.replace(/@.*/, '')}.ics`
        if (!to || to.touched.has(name) || to.resources.has(name)) continue
        const text = textOf()
        write(to, { name, text, etag: etagOf(text), at: knownAt })
      }
    },
    make,
    put(
      to: Collection,
      { name, text, at }: { name: string; text: string; at: number },
    ): Resource | undefined {
      if (!to.resources.has(name) && to.resources.size >= MOST_RESOURCES) return undefined
      const resource = { name, text, at, etag: etagOf(text) }
      to.touched.add(name)
      write(to, resource)
      return resource
    },
    remove(from: Collection, name: string): void {
      from.touched.add(name)
      from.revision += 1
      from.resources.delete(name)
      from.changed.set(name, from.revision)
    },
    /** With all that is in it; the company makes no new one in its place. */
    removeWhole: (name: string) => collections.delete(name),
  }
}
export type CalendarStore = ReturnType<typeof openCalendarStore>
