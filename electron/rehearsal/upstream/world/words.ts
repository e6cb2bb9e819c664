/** Titles of changes are put together of these. */
export const deeds = [
  ...['Add', 'Rework', 'Simplify', 'Speed up', 'Remove', 'Guard', 'Log', 'Measure', 'Rename'],
  ...['Test', 'Cache', 'Retry'],
] as const
export const things = [
  ...['rounding', 'page tokens', 'time zones', 'carrier limits', 'old fields', 'audit lines'],
  ...['batch sizes', 'label formats', 'tax rates', 'queue depth', 'partner keys', 'empty lists'],
] as const
export const areas = [
  ...['in the reader', 'of the night run', 'for partners', 'in the gateway', 'on start'],
  ...['of returned goods', 'in exports', 'behind a flag'],
] as const

/** What can be wrong with a service, as an alert says it. */
export const faults = {
  latency: { name: 'AnswersSlow', says: 'answers slowly', metric: 'the 95th percentile' },
  errors: { name: 'RequestsFail', says: 'fails requests', metric: 'the share of failures' },
  saturation: { name: 'QueueGrows', says: 'does not keep up', metric: 'the queue' },
} as const
export type Fault = keyof typeof faults
