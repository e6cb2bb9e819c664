import { setImmediate } from 'node:timers/promises'
import type { AnyConnector } from '#core/connectors/registry.ts'
import type { Exchange, Ports } from '#core/ports.ts'
import { startCore } from './core.ts'
import { pagedConnector } from './paged-connector.ts'
import type { VirtualClock } from './ports.ts'

type Started = {
  readonly exchange: Exchange
  readonly connectors?: readonly AnyConnector[]
  /** Reads by itself as time passes, not only when it is asked to. */
  readonly byItself?: true
  readonly random?: () => number
  readonly folder?: string
  /** Of a workspace where Kim is known already. */
  readonly empty?: true
  readonly ports?: Partial<Ports>
}

/** A core with a network that a test scripts. */
export async function startSyncedCore({ exchange, byItself, random, ...lent }: Started) {
  const network = { exchange, byItself: byItself === true, random: random ?? (() => 0.5) }
  const { connectors = [pagedConnector], ports, ...opened } = lent
  const core = await startCore({ ...opened, connectors, ports: { ...ports, network } })
  const addSource = (over: object = {}) =>
    core.get('sources.add', { kind: 'paged', name: 'Things', baseUrl: HOST, ...over })
  return { ...core, addSource }
}
export type SyncedCore = Awaited<ReturnType<typeof startSyncedCore>>

export const HOST = 'https://things.example.org/api/'

/** Long enough for whatever follows from what has just happened without time passing. */
const TICKS = 25

/** Lets time pass, and whatever is under way go on meanwhile. */
export async function pass(clock: VirtualClock, ms: number, step = 1000): Promise<void> {
  await settle()
  for (let passed = 0; passed < ms; passed += step) {
    clock.pass(Math.min(step, ms - passed))
    await settle()
  }
}

async function settle(): Promise<void> {
  for (let tick = 0; tick < TICKS; tick += 1) await setImmediate()
}
