import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import type { Lane } from './lanes-of.ts'

export const ROW_PX = 26
const PAD_PX = 5
/** An empty lane is as high as one with a single row, and so is the head beside it. */
const LEAST_PX = ROW_PX + 2 * PAD_PX

export type PlacedLane = { readonly lane: Lane; readonly top: number; readonly height: number }
export type PlacedBar = {
  /** One slot may stand in several lanes. */
  readonly id: string
  readonly slot: PlannedSlot
  readonly lane: number
  readonly top: number
  /** When the next bar of its row begins: until then there is room for words. */
  readonly freeUntil: number
}

export type LaneLayout = {
  readonly lanes: readonly PlacedLane[]
  readonly height: number
  /** By lane, in the order they begin. */
  readonly bars: readonly (readonly PlacedBar[])[]
}

export function layOut(lanes: readonly Lane[]): LaneLayout {
  let top = 0
  const placed: PlacedLane[] = []
  const bars: PlacedBar[][] = []
  for (const [index, lane] of lanes.entries()) {
    const height = Math.max(LEAST_PX, lane.packed.rows * ROW_PX + 2 * PAD_PX)
    const from = top
    placed.push({ lane, top, height })
    const next = nextInRow(lane)
    bars.push(
      lane.packed.placed.map(({ item, row }, at) => ({
        id: `bar-${lane.key}-${item.activity}`,
        slot: item,
        lane: index,
        top: from + PAD_PX + row * ROW_PX,
        freeUntil: next[at]!,
      })),
    )
    top += height
  }
  return { lanes: placed, height: top, bars }
}

/** When the bar after each one begins in the same row. */
function nextInRow({ packed }: Lane): readonly number[] {
  const begins = new Map<number, number>()
  const next: number[] = []
  for (let at = packed.placed.length - 1; at >= 0; at -= 1) {
    const { item, row } = packed.placed[at]!
    next[at] = begins.get(row) ?? Number.POSITIVE_INFINITY
    begins.set(row, item.slot.startsAt)
  }
  return next
}

type Seen = {
  readonly from: number
  readonly until: number
  readonly top: number
  readonly bottom: number
}

/** The bars that touch what is looked at, in the order of lanes and time. */
export const barsWithin = ({ lanes, bars }: LaneLayout, seen: Seen): readonly PlacedBar[] =>
  bars.flatMap((ofLane, index) => {
    const { top, height } = lanes[index]!
    if (top > seen.bottom || top + height < seen.top) return []
    return ofLane.filter(
      (bar) =>
        bar.slot.slot.startsAt < seen.until &&
        bar.slot.slot.endsAt > seen.from &&
        bar.top <= seen.bottom &&
        bar.top + ROW_PX >= seen.top,
    )
  })

export type Step = 'before' | 'after' | 'above' | 'below'

/** The bar that an arrow key leads to; `undefined` where there is none that way. */
export function nextBar(
  { bars }: LaneLayout,
  { from, step }: { readonly from: string; readonly step: Step },
): PlacedBar | undefined {
  const lane = bars.findIndex((ofLane) => ofLane.some(({ id }) => id === from))
  if (lane === -1) return bars.flat()[0]
  const inLane = bars[lane]!
  const at = inLane.findIndex(({ id }) => id === from)
  if (step === 'before') return inLane[at - 1]
  if (step === 'after') return inLane[at + 1]
  const here = inLane[at]!
  const way = step === 'below' ? 1 : -1
  for (let other = lane + way; other >= 0 && other < bars.length; other += way) {
    const nearest = nearestIn(bars[other]!, here)
    if (nearest) return nearest
  }
  return undefined
}

function nearestIn(
  bars: readonly PlacedBar[],
  { slot: { slot } }: PlacedBar,
): PlacedBar | undefined {
  let found: PlacedBar | undefined
  const far = (bar: PlacedBar) => Math.abs(bar.slot.slot.startsAt - slot.startsAt)
  for (const bar of bars) if (!found || far(bar) < far(found)) found = bar
  return found
}
