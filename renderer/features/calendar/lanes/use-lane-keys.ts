import {
  type FocusEvent,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from 'react'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import { drawHeld, undrawHeld } from './draw-held.ts'
import { type Held, type HeldStore, heldAfter, isMoved } from './held.ts'
import { type LaneLayout, nextBar, type PlacedBar, type Step } from './lane-layout.ts'
import type { LanesWanted } from './lanes-wanted.ts'
import { type Scale, settingOf } from './scale.ts'

type Wanted = {
  readonly field: RefObject<HTMLElement | null>
  readonly held: HeldStore
  readonly layout: LaneLayout
  readonly wanted: LanesWanted
  readonly bars: readonly PlacedBar[]
  readonly mayMove: (slot: PlannedSlot) => boolean
  readonly onOpen: (slot: PlannedSlot) => void
  readonly onDrop: () => void
  readonly onFrom: (from: number) => void
}

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'before',
  ArrowRight: 'after',
  ArrowUp: 'above',
  ArrowDown: 'below',
}

/**
 * Tab stops once in the field; arrows walk from bar to bar. `m` takes one up: arrows then move it by a
 * quarter of an hour, an hour with Shift, a day with Alt; `s`, `e` and `w` choose its start, its end or the
 * whole, Enter puts it down, Escape puts it back.
 */
export function useLaneKeys(wanted: Wanted) {
  const { layout, bars, held } = wanted
  const [active, setActive] = useState<string>()
  const focusing = useRef(false)
  const standing = bars.some(({ id }) => id === active) ? active : bars[0]?.id
  useEffect(() => {
    if (!focusing.current || !active) return
    const bar = document.getElementById(active)
    if (!bar) return
    focusing.current = false
    bar.focus({ preventScroll: true })
    bar.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const go = (to: PlacedBar) => {
    focusing.current = true
    setActive(to.id)
    const { from, zoom } = wanted.wanted
    const { spanMs } = settingOf(zoom)
    const { startsAt, endsAt } = to.slot.slot
    if (endsAt <= from || startsAt >= from + spanMs) wanted.onFrom(startsAt - spanMs / 3)
    else document.getElementById(to.id)?.focus({ preventScroll: false })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const now = held.getState().held
    if (now?.by === 'keys') return moveHeld(event, now, wanted)
    const bar = barOf(event, layout)
    if (!bar || event.ctrlKey || event.metaKey || event.altKey) return undefined
    if (event.key === 'm' && wanted.mayMove(bar.slot)) {
      event.preventDefault()
      const { slot } = bar.slot
      return held.setState({
        held: { slot: bar.slot, bar: bar.id, grip: 'whole', draft: slot, by: 'keys' },
      })
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return wanted.onOpen(bar.slot)
    }
    const step = steps[event.key]
    const next = step && nextBar(layout, { from: bar.id, step })
    if (!step) return undefined
    event.preventDefault()
    return next && go(next)
  }
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLElement && target.classList.contains('sb-lane-bar'))
      setActive(target.id)
  }
  return { active: standing, onKeyDown, onFocus }
}

const barOf = ({ target }: KeyboardEvent, { bars }: LaneLayout) =>
  target instanceof HTMLElement ? bars.flat().find(({ id }) => id === target.id) : undefined

function moveHeld(event: KeyboardEvent, now: Held, wanted: Wanted): void {
  const { held, field, layout } = wanted
  const bar = layout.bars.flat().find(({ id }) => id === now.bar)
  const element = document.getElementById(now.bar)
  const next = heldAfter(event, now)
  if (next === 'elsewhere') return
  event.preventDefault()
  event.stopPropagation()
  if (next === 'putDown' && isMoved(now)) {
    wanted.onDrop()
    return
  }
  const { draft } = typeof next === 'string' ? { draft: now.slot.slot } : next
  held.setState({ held: typeof next === 'string' ? undefined : next })
  if (!element || !bar) return
  const width = Math.max(1, field.current?.clientWidth ?? 1)
  const { from, zoom } = wanted.wanted
  const scale: Scale = { from, msPerPx: settingOf(zoom).spanMs / width }
  const draw = typeof next === 'string' ? undrawHeld : drawHeld
  draw(element, { draft, scale, top: bar.top })
}
