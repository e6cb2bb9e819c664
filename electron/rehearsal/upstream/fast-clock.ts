import type { Clock } from '#core/ports.ts'

/** A clock that began at a moment of its own and runs as fast as it is told to. */
export type FastClock = {
  readonly now: () => number
  readonly speed: number
  /** The moment of everybody else at which this one shows `at`. */
  readonly wallAt: (at: number) => number
}

type Starting = {
  readonly clock: Pick<Clock, 'now'>
  readonly startsAt: number
  readonly speed: number
}

/** It never goes back, even where somebody sets the clock that it follows. */
export function createFastClock({ clock, startsAt, speed }: Starting): FastClock {
  const began = clock.now()
  let shown = startsAt
  return {
    speed,
    now() {
      shown = Math.max(shown, Math.round(startsAt + (clock.now() - began) * speed))
      return shown
    },
    wallAt: (at) => began + (at - startsAt) / speed,
  }
}
