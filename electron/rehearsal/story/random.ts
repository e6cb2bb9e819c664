/** Numbers that look random and follow from a seed: the same story is told the same way again. */
export type Random = {
  /** From 0 to just below 1. */
  next(): number
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** Some of them, each once, in an order of its own. */
  some<T>(from: readonly T[], count: number): readonly T[]
  /** One of the words, each as likely as its weight says. */
  weighed<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T
  hex(digits: number): string
}

export function randomOf(...seed: readonly (string | number)[]): Random {
  let state = hashOf(seed.join('\0'))

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))

  return {
    next,
    between,
    chance: (share) => next() < share,
    pick: (from) => from[between(0, from.length - 1)]!,
    some(from, count) {
      const left = [...from]
      return Array.from(
        { length: Math.min(count, from.length) },
        () => left.splice(between(0, left.length - 1), 1)[0]!,
      )
    },
    weighed<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T {
      // Object.entries forgets which words there are.
      const entries = Object.entries(weights) as [T, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [word, weight] of entries) {
        left -= weight
        if (left < 0) return word
      }
      return entries.at(-1)![0]
    },
    hex: (digits) => Array.from({ length: digits }, () => between(0, 15).toString(16)).join(''),
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  }
  return hash
}
