import { type PointerEvent as GripEvent, type RefObject, useCallback, useRef } from 'react'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import { drawHeld, undrawHeld } from './draw-held.ts'
import { type HeldStore, isMoved } from './held.ts'
import type { LaneLayout } from './lane-layout.ts'
import { type Grip, movedBy } from './moved-slot.ts'
import type { Scale } from './scale.ts'

type Wanted = {
  readonly field: RefObject<HTMLElement | null>
  readonly held: HeldStore
  readonly scale: Scale
  readonly layout: LaneLayout
  readonly mayMove: (slot: PlannedSlot) => boolean
  readonly onOpen: (slot: PlannedSlot) => void
  readonly onDrop: () => void
}

/** A hand that trembles this far has not moved anything. */
const STILL_PX = 4

/** What was drawn along is not pressed, wherever it is let go. */
function swallowNextClick(): void {
  const swallow = (click: Event) => click.stopPropagation()
  window.addEventListener('click', swallow, true)
  const leave = () => setTimeout(() => window.removeEventListener('click', swallow, true))
  for (const end of ['pointerup', 'pointercancel'])
    window.addEventListener(end, leave, { once: true, capture: true })
}

/** Takes a bar by the pointer: pressed it opens, drawn along it moves, and Escape puts it back. */
export function useGrip(wanted: Wanted) {
  const latest = useRef(wanted)
  latest.current = wanted
  return useCallback((event: GripEvent, grip: Grip, id: string) => {
    const { field, held, layout, scale } = latest.current
    const bar = layout.bars.flat().find((one) => one.id === id)
    const element = document.getElementById(id)
    if (event.button !== 0 || !bar || !element || !field.current) return
    const { slot } = bar.slot
    const begun = event.clientX
    let moving = false
    let frame = 0
    const onMove = ({ clientX }: PointerEvent) => {
      const px = clientX - begun
      if (!moving && Math.abs(px) < STILL_PX) return
      if (!moving) swallowNextClick()
      moving = true
      const draft = movedBy(slot, { grip, byMs: px * scale.msPerPx })
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        drawHeld(element, { draft, scale, top: bar.top })
        const before = held.getState().held?.draft
        if (before?.startsAt === draft.startsAt && before.endsAt === draft.endsAt) return
        held.setState({ held: { slot: bar.slot, bar: id, grip, draft, by: 'pointer' } })
      })
    }
    const end = () => {
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onCancel)
      window.removeEventListener('keydown', onKey, true)
    }
    const putBack = () => {
      end()
      undrawHeld(element, { draft: slot, scale, top: bar.top })
      held.setState({ held: undefined })
    }
    const onUp = () => {
      end()
      const now = held.getState().held
      if (!moving) return
      if (now && isMoved(now)) latest.current.onDrop()
      else putBack()
    }
    const onCancel = () => putBack()
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.stopPropagation()
      putBack()
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onCancel)
    window.addEventListener('keydown', onKey, true)
  }, [])
}
