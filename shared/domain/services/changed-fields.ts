import canonicalize from 'canonicalize'

type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined }

/** The fields that really differ, before and after; `undefined` where nothing does. */
export function changedFields<T extends object>(
  before: T,
  changes: Changes<T>,
): { from: Partial<T>; to: Partial<T> } | undefined {
  const from: Partial<T> = {}
  const to: Partial<T> = {}
  for (const field of Object.keys(changes) as (keyof T)[]) {
    const value = changes[field]
    if (value === undefined || isSame(before[field], value)) continue
    from[field] = before[field]
    to[field] = value
  }
  return Object.keys(to).length > 0 ? { from, to } : undefined
}

const isSame = (x: unknown, y: unknown) => canonicalize(x) === canonicalize(y)
