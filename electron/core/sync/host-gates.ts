import PQueue from 'p-queue'
import type { Clock } from '../ports.ts'
import { OutwardError } from './outward.ts'
import { TRIES } from './persevere.ts'
import { wait } from './wait.ts'

/** So long after a host was given up everybody else tries it once only: many parts are soon known to fail. */
const GIVEN_UP_MS = 60_000

/** What is shared by everybody who asks one host: how many at a time, and when not at all. */
export type HostGate = {
  /** Takes a place in the queue; what is done there ends before the next begins where one is allowed. */
  readonly run: <T>(task: () => Promise<T>, signal: AbortSignal) => Promise<T>
  /** How often a request is tried in all: once, while the host has just been given up. */
  readonly tries: () => number
  /** Every try of a request came to nothing, or one did not. */
  readonly noteGivenUp: () => void
  readonly noteAnswered: () => void
  /** The host wants to be left alone for so long from now. */
  readonly hold: (ms: number) => void
  /** Waits a hold out; one longer than anybody should wait here is thrown instead. */
  readonly pass: (limits: {
    readonly signal: AbortSignal
    readonly atMostMs: number
  }) => Promise<void>
}

export type HostGates = {
  /** By scheme, host and port; asked for fewer at a time, it never goes back to more. */
  readonly of: (origin: string, atOnce?: number) => HostGate
}

export function openHostGates(clock: Clock): HostGates {
  const gates = new Map<string, ReturnType<typeof openGate>>()
  return {
    of(origin, atOnce = Number.POSITIVE_INFINITY) {
      const gate = gates.get(origin) ?? openGate(origin, clock)
      gates.set(origin, gate)
      gate.narrow(Math.max(1, Math.floor(atOnce)))
      return gate
    },
  }
}

function openGate(origin: string, clock: Clock): HostGate & { narrow(atOnce: number): void } {
  const queue = new PQueue()
  let openAt = Number.NEGATIVE_INFINITY
  let givenUpAt = Number.NEGATIVE_INFINITY
  return {
    tries: () => (clock.elapsed() - givenUpAt < GIVEN_UP_MS ? 1 : TRIES),
    noteGivenUp() {
      givenUpAt = clock.elapsed()
    },
    noteAnswered() {
      givenUpAt = Number.NEGATIVE_INFINITY
    },
    narrow(atOnce) {
      queue.concurrency = Math.min(queue.concurrency, atOnce)
    },
    run: (task, signal) => queue.add(task, { signal }),
    hold(ms) {
      if (ms > 0) openAt = Math.max(openAt, clock.elapsed() + ms)
    },
    async pass({ signal, atMostMs }) {
      const until = clock.elapsed() + atMostMs
      while (clock.elapsed() < openAt) {
        if (openAt > until) throw limited({ origin, clock, openAt })
        await wait(openAt - clock.elapsed(), { clock, signal })
      }
    },
  }
}

/** Said when a host is to be left alone for longer than a request should wait. */
function limited({
  origin,
  clock,
  openAt,
}: {
  readonly origin: string
  readonly clock: Clock
  readonly openAt: number
}) {
  const leftMs = openAt - clock.elapsed()
  return new OutwardError(
    `${new URL(origin).host} asks to be left alone for ${inWords(leftMs)}, because it was asked too much or has too much to do.`,
    { trouble: 'limited', notBefore: Math.ceil(clock.now() + leftMs), passing: true },
  )
}

const MINUTE = 60_000

function inWords(ms: number): string {
  const [count, unit] =
    ms < 2 * MINUTE
      ? [Math.ceil(ms / 1000), 'second']
      : ms < 120 * MINUTE
        ? [Math.ceil(ms / MINUTE), 'minute']
        : [Math.ceil(ms / (60 * MINUTE)), 'hour']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
