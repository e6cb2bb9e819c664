import type { Draft } from './moved-slot.ts'
import { type Scale, xOf } from './scale.ts'

type Drawn = { readonly draft: Draft; readonly scale: Scale; readonly top: number }

/** Draws one bar where it would lie, without drawing anything else anew. */
export function drawHeld(bar: HTMLElement, { draft, scale, top }: Drawn): void {
  bar.style.transform = `translate(${xOf(draft.startsAt, scale)}px, ${top}px)`
  bar.style.width = `${Math.max(6, (draft.endsAt - draft.startsAt) / scale.msPerPx)}px`
  bar.dataset['held'] = 'true'
}

/** Puts it back to where it is planned. */
export function undrawHeld(bar: HTMLElement, drawn: Drawn): void {
  drawHeld(bar, drawn)
  delete bar.dataset['held']
}
