import { setImmediate } from 'node:timers/promises'
import type { Trust } from '#core/ports.ts'
import type { Validator } from '#core/sync/fresh.ts'
import { type About, openOutwards } from '#core/sync/open-outward.ts'
import type { OutwardError } from '#core/sync/outward.ts'
import { scriptedExchange } from '../../support/exchange.ts'
import { type VirtualClock, virtualClock } from '../../support/ports.ts'

export const trust: Trust = { privateNetwork: false, authorities: null, clientCertificate: null }

type Script = Parameters<typeof scriptedExchange>[0]

/** A way out to a host that answers by a script, on a clock that stands still. */
export function openScene(answer: Script, { random = () => 0.5 } = {}) {
  const clock = virtualClock()
  const { exchange, asked } = scriptedExchange(answer)
  const outwards = openOutwards({ exchange, clock, random })
  const validators = new Map<string, Validator>()
  const open = (over: Partial<About> = {}) =>
    outwards.for({
      baseUrl: 'https://git.example',
      headers: {},
      identity: 'somebody',
      trust,
      plainHttpTo: null,
      atOnce: 4,
      validators: { find: ({ identity, url }) => validators.get(`${identity} ${url}`) },
      signal: new AbortController().signal,
      ...over,
    })
  return { clock, asked, open, validators, outwards }
}

/** Lets time pass in steps until it settles. */
export async function settled<T>(
  promise: Promise<T>,
  {
    clock,
    stepMs = 250,
    mostMs = 600_000,
  }: { clock: VirtualClock; stepMs?: number; mostMs?: number },
): Promise<T> {
  let open = true
  const close = () => {
    open = false
  }
  promise.then(close, close)
  const until = clock.elapsed() + mostMs
  while (open && clock.elapsed() < until) {
    for (let turn = 0; turn < 3 && open; turn += 1) await setImmediate()
    if (open) clock.pass(stepMs)
  }
  if (open) throw new Error('nothing came of it')
  return promise
}

/** What it fails with. */
export const failureOf = (promise: Promise<unknown>): Promise<OutwardError> =>
  promise.then(
    () => {
      throw new Error('it should have failed')
    },
    (error) => error,
  )
