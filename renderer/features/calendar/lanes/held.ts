import { createStore, type StoreApi } from 'zustand'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import { type Draft, type Grip, movedBy } from './moved-slot.ts'
import { STEP_MS } from './scale.ts'

/** The slot in somebody's hand, by pointer or by keys, and where it would lie. */
export type Held = {
  readonly slot: PlannedSlot
  /** The bar that shows it: a slot may stand in several lanes. */
  readonly bar: string
  readonly grip: Grip
  readonly draft: Draft
  readonly by: 'pointer' | 'keys'
}

/** Apart from what draws the lanes, so that a hand that moves draws one bar and not two thousand. */
export type HeldStore = StoreApi<{ readonly held: Held | undefined }>

export const createHeld = (): HeldStore => createStore(() => ({ held: undefined }))

export const isMoved = ({ slot: { slot }, draft }: Held): boolean =>
  draft.startsAt !== slot.startsAt || draft.endsAt !== slot.endsAt

type Key = { readonly key: string; readonly shiftKey: boolean; readonly altKey: boolean }

const grips: Readonly<Record<string, Grip>> = { w: 'whole', s: 'start', e: 'end' }
const HOUR = 4 * STEP_MS
const DAY = 24 * HOUR

/** What a key does to what is held; `elsewhere` where it means nothing here. */
export function heldAfter(key: Key, held: Held): Held | 'putDown' | 'putBack' | 'elsewhere' {
  if (key.key === 'Enter') return 'putDown'
  if (key.key === 'Escape') return 'putBack'
  const grip = grips[key.key]
  if (grip) return { ...held, grip }
  const way = key.key === 'ArrowRight' ? 1 : key.key === 'ArrowLeft' ? -1 : 0
  if (way === 0) return 'elsewhere'
  const size = key.altKey ? DAY : key.shiftKey ? HOUR : STEP_MS
  return { ...held, draft: movedBy(held.draft, { grip: held.grip, byMs: way * size }) }
}
