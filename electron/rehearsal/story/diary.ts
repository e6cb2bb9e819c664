import type { Beat, Deed } from './life.ts'

const LEAST_MS = 21_000

/** The beats of one life, each somewhat later than the one before. */
export function createDiary() {
  const beats: Beat[] = []
  return {
    beats,
    add(at: number, who: string, deed: Deed): void {
      const last = beats.at(-1)
      beats.push({
        ...deed,
        who,
        at: last ? Math.max(Math.round(at), last.at + LEAST_MS) : Math.round(at),
      })
    },
  }
}
export type Diary = ReturnType<typeof createDiary>
