import { readFileSync } from 'node:fs'
import vm from 'node:vm'
import type { Bridge } from '#shared/contract/wire.ts'

export type IpcEnd = {
  invoke(channel: string, ...args: readonly unknown[]): Promise<unknown>
}

/** All that a sandboxed preload may require. */
const ALLOWED = new Set(['electron', 'electron/renderer', 'events', 'timers', 'url'])

/**
 * Runs a bundled preload in a world of its own and answers what the page's world then holds.
 * Whatever crosses between the worlds is cloned; functions may only go in as listeners.
 */
export function runPreload(file: string, ipc: IpcEnd) {
  const exposed: { signalbox?: Bridge; [key: string]: unknown } = {}
  const listeners = new Map<string, ((event: object, message: unknown) => void)[]>()
  const required: string[] = []

  const contextBridge = {
    exposeInMainWorld(key: string, api: unknown): void {
      if (key in exposed) throw new Error(`Cannot bind an API on top of ${key}`)
      exposed[key] = handOver(api)
    },
  }
  const ipcRenderer = {
    on: (channel: string, run: (event: object, message: unknown) => void) =>
      void listeners.set(channel, [...(listeners.get(channel) ?? []), run]),
    invoke: async (channel: string, ...args: readonly unknown[]) => {
      const sent = structuredClone(args)
      return structuredClone(await ipc.invoke(channel, ...sent))
    },
  }
  const require = (name: string): unknown => {
    required.push(name)
    if (!ALLOWED.has(name)) throw new Error(`module not found: ${name}`)
    return { contextBridge, ipcRenderer }
  }
  const module = { exports: {} }
  const world = vm.createContext({ require, module, exports: module.exports })
  vm.runInContext(readFileSync(file, 'utf8'), world, { filename: file })

  return {
    exposed,
    required,
    channels: () => [...listeners.keys()],
    hear(channel: string, message: unknown): void {
      for (const run of listeners.get(channel) ?? []) run({}, message)
    },
  }
}
export type PreloadedPage = ReturnType<typeof runPreload>

/** What one world gives to the other: values as clones, functions as doors that clone. */
function handOver(value: unknown): unknown {
  if (typeof value === 'function') {
    return (...args: readonly unknown[]) =>
      answerOver(
        value(...args.map((arg) => (typeof arg === 'function' ? listener(arg) : clone(arg)))),
      )
  }
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([key, member]) => [key, handOver(member)])
  return Object.freeze(Object.fromEntries(members))
}

const clone = (value: unknown): unknown => structuredClone(value)

const listener =
  (run: CallableFunction) =>
  (...args: readonly unknown[]): void =>
    void run(...args.map(clone))

function answerOver(value: unknown): unknown {
  if (typeof value === 'function') return handOver(value)
  const thenable = typeof value === 'object' && value !== null && 'then' in value
  return thenable ? Promise.resolve(value).then(clone) : clone(value)
}
