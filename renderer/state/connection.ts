import { createStore, type StoreApi } from 'zustand'

/** Whether the screen hears from the core; `since` is when it last began to, or ceased to. */
export type Connection = {
  readonly phase: 'connecting' | 'live' | 'lost'
  readonly since: number
}
export type ConnectionStore = StoreApi<Connection>

export const createConnection = (): ConnectionStore =>
  createStore<Connection>()(() => ({ phase: 'connecting', since: Date.now() }))

/** Moves on only where something changes, so that `since` stays when it lasts. */
export function enterPhase(store: ConnectionStore, phase: Connection['phase']): void {
  if (store.getState().phase !== phase) store.setState({ phase, since: Date.now() })
}
