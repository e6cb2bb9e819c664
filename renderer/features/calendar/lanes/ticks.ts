import { addDays, dayAt, startOfDay } from '#shared/time/days.ts'
import { zoneOffsets } from '#shared/time/zone-offsets.ts'
import type { TickUnit } from './scale.ts'

/** A line of the ruler, and whether something larger begins there: a day among hours, a year among months. */
export type Tick = { readonly at: number; readonly isMajor: boolean }

type Range = { readonly zone: string; readonly from: number; readonly until: number }

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

/** Where clocks of the zone show the beginning of each hour, day, week or month, within [from, until). */
export function ticksOf({ unit, ...range }: Range & { readonly unit: TickUnit }): readonly Tick[] {
  if (unit === 'hour') return hourTicks(range, 1)
  if (unit === 'sixHours') return hourTicks(range, 6)
  return dayTicks(range, unit)
}

function hourTicks({ zone, from, until }: Range, every: number): readonly Tick[] {
  const ticks: Tick[] = []
  for (let day = dayAt(from, zone); ; day = addDays(day, 1)) {
    const start = startOfDay(day, zone)
    if (start >= until) return ticks
    const end = startOfDay(addDays(day, 1), zone)
    for (const at of hoursBetween({ zone, from: start, until: end }))
      if (at >= from && at < until && (at === start || hourAt(at, zone) % every === 0))
        ticks.push({ at, isMajor: at === start })
  }
}

/** Where clocks are set by half an hour, the next line is where they show a full hour again. */
function hoursBetween({ zone, from, until }: Range): readonly number[] {
  const hours: number[] = []
  for (let at = from; at < until; ) {
    hours.push(at)
    const next = at + HOUR
    const full = next - (wallAt(next, zone) % HOUR)
    at = full > at && wallAt(full, zone) % HOUR === 0 ? full : next
  }
  return hours
}

const wallAt = (at: number, zone: string) => at + zoneOffsets(zone)(at).offsetMs

const hourAt = (at: number, zone: string) =>
  Math.floor((((wallAt(at, zone) / HOUR) % 24) + 24) % 24)

const beginsWeek = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1

function dayTicks({ zone, from, until }: Range, unit: 'day' | 'week' | 'month'): readonly Tick[] {
  const ticks: Tick[] = []
  for (let day = dayAt(from, zone); ; day = addDays(day, 1)) {
    const at = startOfDay(day, zone)
    if (at >= until) return ticks
    const beginsMonth = day.endsWith('-01')
    const isTick = unit === 'day' || (unit === 'week' ? beginsWeek(day) : beginsMonth)
    const isMajor =
      unit === 'day'
        ? beginsWeek(day)
        : unit === 'week'
          ? beginsInMonth(day)
          : day.endsWith('-01-01')
    if (isTick && at >= from) ticks.push({ at, isMajor })
  }
}

/** The first week that begins in its month. */
const beginsInMonth = (day: string) => Number(day.slice(-2)) <= 7
