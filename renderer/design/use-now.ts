import { useSyncExternalStore } from 'react'

const MINUTE_MS = 60_000

let minute = Math.floor(Date.now() / MINUTE_MS)
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

function tick(): void {
  minute = Math.floor(Date.now() / MINUTE_MS)
  for (const hear of listeners) hear()
  timer = setTimeout(tick, MINUTE_MS - (Date.now() % MINUTE_MS) + 50)
}

function subscribe(hear: () => void): () => void {
  listeners.add(hear)
  if (listeners.size === 1) timer = setTimeout(tick, MINUTE_MS - (Date.now() % MINUTE_MS) + 50)
  return () => {
    listeners.delete(hear)
    if (listeners.size === 0) clearTimeout(timer)
  }
}

const latest = () => minute

/** The moment, to the minute: whoever shows an age is drawn anew when the clock's minute turns. */
export const useNow = (): number => useSyncExternalStore(subscribe, latest, latest) * MINUTE_MS
