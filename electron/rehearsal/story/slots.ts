import { placeWallSlot, type Span, type WallSlot } from '#shared/time/wall-slot.ts'
import { type Day, written } from './days.ts'

/** Clock times of a day in a zone; an end that is not later than the start is on the next day. */
export type Window = { readonly zone: string; readonly from: string; readonly to: string }

export type PlacedSlot = { readonly wall: WallSlot; readonly span: Span }

/** Places windows in the calendar; many releases share one, so each is placed once. */
export function createSlots() {
  const placed = new Map<string, PlacedSlot>()
  return (day: Day, window: Window): PlacedSlot => {
    const key = `${day} ${window.zone} ${window.from} ${window.to}`
    const known = placed.get(key) ?? place(day, window)
    placed.set(key, known)
    return known
  }
}
export type Slots = ReturnType<typeof createSlots>

/** A clock time that does not exist that night is agreed an hour later, one that comes twice as the first. */
function place(day: Day, { zone, from, to }: Window): PlacedSlot {
  const wall: WallSlot = {
    zone,
    from: `${written(day)}T${from}`,
    to: `${written(to > from ? day : day + 1)}T${to}`,
  }
  for (const tried of [wall, { ...wall, repeated: 'earlier' as const }, anHourLater(wall)]) {
    const { outcome, ...rest } = placeWallSlot(tried)
    if (outcome === 'placed' && 'span' in rest) return { wall: tried, span: rest.span }
  }
  throw new Error(`no clock in ${zone} shows ${wall.from} to ${wall.to}`)
}

const anHourLater = ({ zone, from, to }: WallSlot): WallSlot => ({
  zone,
  from: hourLater(from),
  to: hourLater(to),
  repeated: 'earlier',
})

const hourLater = (time: string) =>
  time.replace(/T(\d\d)/, (_, hour) => `T${String(Number(hour) + 1).padStart(2, '0')}`)
