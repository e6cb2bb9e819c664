import { randomOf } from './story/random.ts'

/** Ids of version 7 that follow from a seed and the moment: the same command gets the same one again. */
export function createSeededIds(seed: string, now: () => number): () => string {
  const random = randomOf(seed, 'ids')
  const part = (digits: number) =>
    random
      .between(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0')
  return () => {
    const time = Math.floor(now()).toString(16).padStart(12, '0')
    const variant = random.between(8, 11).toString(16)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${part(3)}-${variant}${part(3)}-${part(6)}${part(6)}`
  }
}
