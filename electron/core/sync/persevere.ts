import { backoffMs } from '#shared/domain/sync/backoff.ts'
import type { Clock } from '../ports.ts'
import { OutwardError } from './outward.ts'
import { wait } from './wait.ts'

const LONGEST_MS = 2 * 60_000

/** How often something is tried in all. */
export const TRIES = 6

type Conduct = {
  readonly clock: Clock
  readonly random: () => number
  readonly signal: AbortSignal
  readonly tries: number
}

/** Thrown where the host said itself when to come back: its gate holds everybody, so no pause is due besides. */
export class HeldError extends OutwardError {}

/**
 * Tries again what may pass, at most so many times and for two minutes in all; the last failure stands. The
 * time begins with the first try that asks how much of it is left, so waiting for a place is not counted.
 */
export async function persevere<T>(
  once: (leftMs: () => number) => Promise<T>,
  { clock, random, signal, tries }: Conduct,
): Promise<T> {
  let began: number | undefined
  const leftMs = () => {
    began ??= clock.elapsed()
    return Math.max(0, began + LONGEST_MS - clock.elapsed())
  }
  for (let tried = 1; ; tried += 1) {
    try {
      return await once(leftMs)
    } catch (error) {
      if (tried >= tries || !mayTryAgain(error)) throw error
      const pauseMs = error instanceof HeldError ? 0 : backoffMs(tried - 1, random)
      if (pauseMs >= leftMs()) throw error
      if (pauseMs > 0) await wait(pauseMs, { clock, signal })
    }
  }
}

/** Where the gate asks for more patience than a request has, whoever plans the next reading obeys it. */
const mayTryAgain = (error: unknown): boolean =>
  error instanceof HeldError ||
  (error instanceof OutwardError && error.passing && error.notBefore === undefined)
