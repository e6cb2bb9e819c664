import { clockTimeOf } from '#shared/time/clock-reading.ts'
import { addDays } from '#shared/time/days.ts'
import { placeWallSlot } from '#shared/time/wall-slot.ts'
import { isTimeZone } from '#shared/time/zone.ts'
import type { PlanLine, PlanReading } from '#shared/vocabulary/plan.ts'
import type { WallSlot } from '#shared/vocabulary/slot.ts'
import { said } from './group-lines.ts'
import type { Gathering, IntendedActivity } from './intended-release.ts'
import { type Misfit, misplaced } from './misplaced-slot.ts'
import { type ClockTime, readClock } from './read-clock.ts'
import { type ReadMoment, readMoment } from './read-moment.ts'

type Read = Extract<ReadMoment, { outcome: 'read' }>

type At = { readonly reading: PlanReading; readonly gather: Gathering }
type ReadSlot = Pick<IntendedActivity, 'slot' | 'span' | 'ownZone'>

/** When a line says that it happens. An end that is a time alone is the next one after the start. */
export function readSlot({ line, cells }: PlanLine, { reading, gather }: At): ReadSlot | undefined {
  const own = said(cells.zone)
  if (own && !isTimeZone(own)) {
    gather.isWrong({ line, column: 'zone' }, `${own} is no time zone such as Europe/Berlin.`)
    return undefined
  }
  const zone = own ?? reading.zone
  const how = { line, gather, zone, dates: reading.dates }
  const from = momentOf(cells.start, { ...how, column: 'start' })
  const to = endOf(cells.end, { ...how, from })
  if (from?.isDay && !to?.isDay) {
    gather.isWrong({ line, column: 'start' }, onlyADay(from))
    return undefined
  }
  if (!from || !to) return undefined
  const refuse = (misfit?: Misfit) => {
    const { column, because } = misplaced(misfit, { zone, from, to })
    gather.isWrong({ line, column }, because)
    return undefined
  }
  const slot = slotOf(zone, [from, to])
  if (!slot) return refuse()
  const placed = placeWallSlot(slot)
  if (placed.outcome !== 'placed') return refuse(placed)
  remarkTaken([from, to], { line, gather })
  return { slot, span: placed.span, ownZone: own !== undefined }
}

const onlyADay = ({ time }: Read) =>
  `Only the day stands there, ${time.slice(0, 10)}: its time of day is missing. Where times have a column of their own, choose Start for that one too.`

type Row = { readonly line: number; readonly gather: Gathering }

function remarkTaken([from, to]: readonly [Read, Read], { line, gather }: Row): void {
  if (from.wary) gather.isWary({ line, column: 'start' }, from.wary)
  if (to.wary) gather.isWary({ line, column: 'end' }, to.wary)
}

type How = Row & { readonly zone: string; readonly dates: PlanReading['dates'] }

function momentOf(
  cell: string | undefined,
  { line, column, gather, zone, dates }: How & { readonly column: 'start' | 'end' },
): Read | undefined {
  const text = said(cell)
  if (!text) {
    gather.isWrong({ line, column }, `An activity needs its ${column} as well.`)
    return undefined
  }
  const read = readMoment(text, { zone, dates })
  if (read.outcome === 'read') return read
  gather.isWrong({ line, column }, read.because)
  return undefined
}

function endOf(
  cell: string | undefined,
  { from, ...how }: How & { readonly from: Read | undefined },
): Read | undefined {
  const clock = readClock(cell ?? '')
  if (!clock) return momentOf(cell, { ...how, column: 'end' })
  // What is wrong with the start has been said, and the end hangs on it.
  if (!from || from.isDay) return undefined
  const { line, gather } = how
  const end = clockTimeOn(from.time.slice(0, 10), clock)
  if (!end) {
    gather.isWrong({ line, column: 'end' }, `No clock shows ${cell!.trim()}.`)
    return undefined
  }
  if (end >= from.time) return { outcome: 'read', time: end }
  const day = addDays(from.time.slice(0, 10), 1)
  const wary = `${cell!.trim()} is before the start, so it is read as the next day, ${day}.`
  return { outcome: 'read', time: clockTimeOn(day, clock)!, wary }
}

function clockTimeOn(day: string, clock: ClockTime): string | undefined {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return clockTimeOf({ year, month, day: date, ...clock })
}

/** `undefined` where start and end mean different ones of two equal clock times. */
function slotOf(zone: string, [from, to]: readonly [Read, Read]): WallSlot | undefined {
  if (from.repeated && to.repeated && from.repeated !== to.repeated) return undefined
  const repeated = from.repeated ?? to.repeated
  return { zone, from: from.time, to: to.time, ...(repeated && { repeated }) }
}
