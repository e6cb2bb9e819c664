import { findOverlaps, inWeekOrder } from '#shared/domain/people/working-hours.ts'
import { WorkingSpan } from '#shared/vocabulary/person.ts'

export const weekdays = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

type Span = { readonly weekday: number; readonly from: string; readonly to: string }

/** A week as it is typed: one line a day, `09:00–12:00, 13:00–17:30`, empty where it is free. */
export type WrittenWeek = readonly string[]

const writeSpan = ({ from, to }: Span) => `${from}–${to}`

/** From Monday on, in the order of the day. */
export const writeWeek = (spans: readonly Span[]): WrittenWeek =>
  weekdays.map((_, index) =>
    inWeekOrder([...spans])
      .filter(({ weekday }) => weekday === index + 1)
      .map(writeSpan)
      .join(', '),
  )

export type ReadWeek = {
  readonly spans: readonly WorkingSpan[]
  /** What is wrong with a day, at its place. */
  readonly faults: readonly (string | undefined)[]
}

/** Reads a week the way people write one; says for each day what cannot be read or overlaps. */
export function readWeek(week: WrittenWeek): ReadWeek {
  const days = week.map((text, index) => readDay(text, index + 1))
  return {
    spans: days.flatMap(({ spans }) => spans),
    faults: days.map(({ fault, spans }) => fault ?? overlapIn(spans)),
  }
}

type ReadDay = { readonly spans: readonly WorkingSpan[]; readonly fault?: string }

function readDay(text: string, weekday: number): ReadDay {
  const spans: WorkingSpan[] = []
  for (const part of text.split(/[,;]|\band\b/).map((one) => one.trim())) {
    if (part === '') continue
    const [from, to, ...more] = part.split(/\s*(?:-|–|—|\bto\b)\s*/)
    if (from === undefined || to === undefined || more.length > 0) {
      return { spans, fault: `“${part}” is no span such as 09:00–17:30` }
    }
    const read = WorkingSpan.safeParse({ weekday, from: readClock(from), to: readClock(to) })
    if (!read.success)
      return { spans, fault: read.error.issues[0]?.message ?? 'this cannot be read' }
    spans.push(read.data)
  }
  return { spans }
}

/** 9, 9:30, 0930 and 9.30 mean what they look like; anything else is left for the schema to refuse. */
function readClock(text: string): string {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim()) ?? []
  return hours === undefined ? text.trim() : `${hours.padStart(2, '0')}:${minutes}`
}

function overlapIn(spans: readonly WorkingSpan[]): string | undefined {
  const [first] = findOverlaps(spans)
  return first && `${writeSpan(first.a)} and ${writeSpan(first.b)} overlap`
}

/** Monday to Friday in one go, for most people's weeks. */
export const likeMonday = ([monday = '', ...others]: WrittenWeek): WrittenWeek => [
  monday,
  ...others.map((text, index) => (index < 4 ? monday : text)),
]

/** Hours in a week, to a quarter. */
export const hoursIn = (spans: readonly Span[]): number =>
  Math.round(
    (spans.reduce((sum, { from, to }) => sum + minuteOf(to) - minuteOf(from), 0) / 60) * 4,
  ) / 4

function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
