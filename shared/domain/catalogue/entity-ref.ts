/** Where an entity stands; every part in small letters, because Backstage tells no case apart. */
export type EntityRef = {
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

type Defaults = { readonly kind?: string | undefined; readonly namespace: string }

const PART = /^[^\s:/]{1,63}$/

/** Written out in full, such as `component:default/ledger`. */
export const writeRef = ({ kind, namespace, name }: EntityRef): string =>
  `${kind}:${namespace}/${name}`.toLowerCase()

/**
 * What a reference names, such as `ledger`, `api:ledger` or `api:payments/ledger`; `undefined` where
 * it is none, or says no kind where none is meant by itself.
 */
export function readRef(said: unknown, defaults: Defaults): EntityRef | undefined {
  if (typeof said !== 'string') return undefined
  const found = /^(?:([^:/]+):)?(?:([^:/]+)\/)?([^:/]+)$/.exec(said.trim())
  if (!found) return undefined
  const [, kind = defaults.kind, namespace = defaults.namespace, name] = found
  const parts = [kind, namespace, name]
  if (!parts.every((part) => part !== undefined && PART.test(part))) return undefined
  return {
    kind: kind!.toLowerCase(),
    namespace: namespace.toLowerCase(),
    name: name!.toLowerCase(),
  }
}
