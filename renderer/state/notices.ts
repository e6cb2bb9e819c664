import { createStore } from 'zustand'

export const UNDO_MS = 10_000

/** A decision that may still be taken back, and how. */
export type UndoOffer = {
  readonly commandId: string
  /** What was decided, in a few words. */
  readonly says: string
  readonly until: number
  /** Answers what went wrong, or nothing. */
  readonly undo: () => Promise<string | undefined>
}

type Told = {
  readonly id: string
  readonly tone: 'good' | 'bad'
  readonly says: string
  readonly undo?: UndoOffer
}

/** What the window tells in passing, and what the last offer to undo is. */
export const notices = createStore<{ readonly told: readonly Told[] }>()(() => ({ told: [] }))

export function tell(notice: Told): void {
  notices.setState(({ told }) => ({ told: [...told.slice(-3), notice] }))
}

export function withdraw(id: string): void {
  notices.setState(({ told }) => ({ told: told.filter((one) => one.id !== id) }))
}

export const lastOffer = (): UndoOffer | undefined =>
  notices.getState().told.findLast(({ undo }) => undo && undo.until > Date.now())?.undo
