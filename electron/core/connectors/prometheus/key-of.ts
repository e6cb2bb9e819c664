import { createHash } from 'node:crypto'

/** A short key for what Prometheus gives none to: the same words, the same key. */
export const keyOf = (kind: 'target' | 'rule', words: readonly unknown[]): string =>
  `${kind}:${createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32)}`
