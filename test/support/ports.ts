import { v7 } from 'uuid'
import type { Clock, Log, Ports, Secrets } from '#core/ports.ts'

/** A wall clock and a monotonic one that stand still until a test moves them. */
export function virtualClock(startsAt = Date.UTC(2026, 10, 20, 9)) {
  let wall = startsAt
  let elapsed = 0
  const timers = new Set<{ readonly ms: number; readonly run: () => void; due: number }>()
  const clock: Clock = {
    now: () => wall,
    elapsed: () => elapsed,
    every(ms, run) {
      const timer = { ms, run, due: elapsed + ms }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    after(ms, run) {
      const timer = {
        ms,
        due: elapsed + ms,
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
    /** Time passes on both clocks; what is due runs. */
    pass(ms: number): void {
      wall += ms
      elapsed += ms
      for (const timer of [...timers]) {
        while (timer.due <= elapsed && timers.has(timer)) {
          timer.due += timer.ms
          timer.run()
        }
      }
    },
    /** Somebody sets the wall clock. */
    setWall(at: number): void {
      wall = at
    },
  }
}
export type VirtualClock = ReturnType<typeof virtualClock>

export type Logged = { readonly level: string; readonly fields: object; readonly message: string }

export function recordingLog(): Log & { readonly lines: Logged[] } {
  const lines: Logged[] = []
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, fields, message })
  return { lines, info: at('info'), warn: at('warn'), error: at('error') }
}

export function secretsInMemory(protection: Secrets['protection'] = 'keychain') {
  const kept = new Map<string, string>()
  return {
    protection,
    kept,
    read: async (name: string) => kept.get(name),
    write: async (name: string, value: string) => void kept.set(name, value),
    forget: async (name: string) => void kept.delete(name),
  }
}

export function testPorts(over: Partial<Ports> = {}) {
  const clock = virtualClock()
  const log = recordingLog()
  const ports: Ports = { clock, log, secrets: secretsInMemory(), newId: () => v7(), ...over }
  return { ports, clock, log }
}
