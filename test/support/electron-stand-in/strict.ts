export type Entry = { readonly what: string; readonly args: readonly unknown[] }

/** Everything that was asked of the stand-in, in order. */
export const journal: Entry[] = []

/** Notes something that happened to the program rather than by it. */
export const note = (what: string, ...args: readonly unknown[]): void => {
  journal.push({ what, args })
}

const SILENT = new Set(['emit', 'prependListener', 'isDestroyed'])

/**
 * Notes every call of a member, and throws on a member that the stand-in does not have: what the
 * program newly relies on has to be added here first, against Electron's own types.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(_, member) {
      const value = Reflect.get(target, member, target) as unknown
      if (typeof member === 'symbol' || member === 'then' || member === 'constructor') return value
      if (!(member in target)) throw new Error(`The stand-in knows no ${name}.${member}.`)
      if (typeof value !== 'function' || SILENT.has(member)) return bound(value, target)
      return (...args: readonly unknown[]) => {
        note(`${name}.${member}`, ...args)
        return Reflect.apply(value, target, args) as unknown
      }
    },
    set(_, member, value) {
      if (!(member in target)) throw new Error(`The stand-in knows no ${name}.${String(member)}.`)
      return Reflect.set(target, member, value)
    },
  })
}

const bound = (value: unknown, target: object): unknown =>
  typeof value === 'function' ? value.bind(target) : value

/** An event whose default can be prevented, as Electron passes it first. */
export function preventable<T extends object>(fields: T) {
  const event = {
    ...fields,
    defaultPrevented: false,
    preventDefault(): void {
      event.defaultPrevented = true
    },
  }
  return event
}
