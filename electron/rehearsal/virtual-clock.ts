import type { Clock } from '#core/ports.ts'

/** Forgetting old answers reads all of them, so what is due every few minutes runs once in a month. */
const SELDOM_MS = 30 * 24 * 60 * 60 * 1000

/**
 * A clock that stands still until it is moved on. Wall and monotonic time go together, so that the
 * past can be told without a jump.
 */
export function createVirtualClock(startsAt: number) {
  let now = startsAt
  const timers = new Set<{ readonly ms: number; readonly run: () => void; due: number }>()

  const clock: Clock = {
    now: () => now,
    elapsed: () => now - startsAt,
    every(ms, run) {
      const timer = { ms: Math.max(ms, SELDOM_MS), run, due: now + Math.max(ms, SELDOM_MS) }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    after(ms, run) {
      const timer = {
        ms,
        due: now + ms,
        run: () => {
          timers.delete(timer)
          run()
        },
      }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
  }
  return {
    ...clock,
    /** No moment comes twice: the next one is a millisecond later at least. */
    moveTo(at: number): void {
      now = Math.max(at, now + 1)
      for (const timer of timers) {
        if (timer.due > now) continue
        timer.due = now + timer.ms
        timer.run()
      }
    },
  }
}
export type VirtualClock = ReturnType<typeof createVirtualClock>
