import { createStore } from 'zustand'
import { persist } from 'zustand/middleware'

/** How the window looks; `system` follows what the machine is set to. */
export type Appearance = {
  readonly scheme: 'system' | 'light' | 'dark'
  readonly contrast: 'system' | 'more' | 'normal'
  readonly motion: 'system' | 'reduced' | 'full'
  readonly rail: 'wide' | 'narrow'
  /** Keys that are pressed alone, such as `?` or `g r`; those with a modifier always work. */
  readonly singleKeys: 'on' | 'off'
}

const initial: Appearance = {
  scheme: 'system',
  contrast: 'system',
  motion: 'system',
  rail: 'wide',
  singleKeys: 'on',
}

/** Kept on this machine, because it is the machine's screen. */
export const appearance = createStore<Appearance>()(
  persist(() => initial, { name: 'signalbox.appearance' }),
)
