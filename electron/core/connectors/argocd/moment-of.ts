const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/

/** Epoch milliseconds; `undefined` where it is no moment in ISO 8601 with its distance to UTC. */
export function momentOf(said: unknown): number | undefined {
  if (typeof said !== 'string' || !iso.test(said)) return undefined
  const at = Date.parse(said)
  return Number.isNaN(at) || at < 0 ? undefined : at
}
