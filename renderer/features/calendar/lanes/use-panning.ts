import { type RefObject, useEffect, useRef } from 'react'

type Panning = {
  readonly field: RefObject<HTMLElement | null>
  /** What goes along with the pointer at once, before anything is drawn anew. */
  readonly layers: RefObject<readonly (HTMLElement | null)[]>
  /** Hears how many pixels time was moved to the left, once the hand rests or the drawn part is left behind. */
  readonly onPanned: (px: number) => void
  /** Hears a wish to look closer (below nought) or wider, and where the pointer was. */
  readonly onZoom: (steps: number, x: number) => void
  /** What is drawn beyond each edge. */
  readonly reach: number
}

const REST_MS = 120

/** Moves time sideways by wheel, touch pad or an empty place that is drawn along. */
export function usePanning({ field, layers, onPanned, onZoom, reach }: Panning): void {
  const by = useRef(0)
  const hear = useRef({ onPanned, onZoom, reach })
  hear.current = { onPanned, onZoom, reach }
  useEffect(() => {
    const element = field.current
    if (!element) return undefined
    let rest: ReturnType<typeof setTimeout> | undefined
    let held: { readonly x: number; readonly pointer: number } | undefined
    const settle = () => {
      clearTimeout(rest)
      const px = by.current
      by.current = 0
      if (px !== 0) hear.current.onPanned(px)
    }
    const pan = (px: number) => {
      by.current += px
      for (const layer of layers.current)
        if (layer) layer.style.transform = `translateX(${-by.current}px)`
      clearTimeout(rest)
      if (Math.abs(by.current) > hear.current.reach * 0.8) settle()
      else rest = setTimeout(settle, REST_MS)
    }
    const onWheel = (event: WheelEvent) => {
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault()
        settle()
        const { left } = element.getBoundingClientRect()
        return hear.current.onZoom(Math.sign(event.deltaY), event.clientX - left)
      }
      const px = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX
      if (px === 0) return undefined
      event.preventDefault()
      return pan(px)
    }
    const onDown = (event: PointerEvent) => {
      if (event.button !== 0 || event.target instanceof Element === false) return
      if (event.target.closest('.sb-lane-bar, button, a')) return
      held = { x: event.clientX, pointer: event.pointerId }
      element.setPointerCapture(event.pointerId)
    }
    const onMove = (event: PointerEvent) => {
      if (held?.pointer !== event.pointerId) return
      pan(held.x - event.clientX)
      held = { x: event.clientX, pointer: event.pointerId }
    }
    const onUp = () => {
      held = undefined
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    element.addEventListener('pointerdown', onDown)
    element.addEventListener('pointermove', onMove)
    element.addEventListener('pointerup', onUp)
    element.addEventListener('pointercancel', onUp)
    return () => {
      clearTimeout(rest)
      element.removeEventListener('wheel', onWheel)
      element.removeEventListener('pointerdown', onDown)
      element.removeEventListener('pointermove', onMove)
      element.removeEventListener('pointerup', onUp)
      element.removeEventListener('pointercancel', onUp)
    }
  }, [field, layers])
}
