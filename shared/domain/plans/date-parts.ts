import type { DateOrder } from '#shared/vocabulary/plan.ts'

/** A day as it is written: in order of its own, or as numbers whose order has to be known. */
export type DateParts =
  | {
      readonly kind: 'ordered'
      readonly year: number
      readonly month: number
      readonly day: number
    }
  | {
      readonly kind: 'numbers'
      readonly numbers: readonly [number, number, number]
      readonly separator: string
    }

type DatedText = DateParts & { readonly rest: string }

export type Day = { readonly year: number; readonly month: number; readonly day: number }

const YEAR_FIRST = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?=$|[T ,])/
const NUMBERS = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d\d)(?=$|[T ,])/
const DAY_MONTH_NAME =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-./ ]\s*([a-z]{3,9})\.?[-./, ]\s*(\d{4}|\d\d)(?=$|[T ,])/i
const MONTH_NAME_DAY =
  /^(?:[a-z]{3,9},\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?=$|[T ,])/i

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** The day at the beginning of a cell and what stands behind it; `undefined` where none does. */
export function partsOfDate(cell: string): DatedText | undefined {
  const text = cell.trim()
  const after = (found: RegExpExecArray) => text.slice(found[0].length).replace(/^[T ,]\s*/, '')
  const first = YEAR_FIRST.exec(text)
  if (first) {
    const [, year, , month, day] = first
    return { kind: 'ordered', ...dayOf([year, month, day]), rest: after(first) }
  }
  const numbers = NUMBERS.exec(text)
  if (numbers) {
    const [, a, separator, b, year] = numbers
    const three = [Number(a), Number(b), fullYear(year!)] as const
    return { kind: 'numbers', numbers: three, separator: separator!, rest: after(numbers) }
  }
  const named = DAY_MONTH_NAME.exec(text)
  if (named) {
    return withMonth({ day: named[1], month: named[2], year: named[3] }, after(named))
  }
  const american = MONTH_NAME_DAY.exec(text)
  if (!american) return undefined
  return withMonth({ day: american[2], month: american[1], year: american[3] }, after(american))
}

type Said = { readonly [K in 'day' | 'month' | 'year']: string | undefined }

function withMonth({ day, month, year }: Said, rest: string): DatedText | undefined {
  const at = months.indexOf(month!.slice(0, 3).toLowerCase())
  if (at < 0) return undefined
  return { kind: 'ordered', year: fullYear(year!), month: at + 1, day: Number(day), rest }
}

/** Puts numbers in order; says why where the order that was named cannot be theirs. */
export function orderParts(parts: DateParts, order: DateOrder): Day | { readonly because: string } {
  if (parts.kind === 'ordered') return { year: parts.year, month: parts.month, day: parts.day }
  const [a, b, year] = parts.numbers
  if (order === 'dayMonthYear' && b <= 12) return { day: a, month: b, year }
  if (order === 'monthDayYear' && a <= 12) return { day: b, month: a, year }
  const written = [a, b, year].join(parts.separator)
  return {
    because: `${written} is not written ${inWords[order]}: choose how this sheet writes days.`,
  }
}

const inWords: Readonly<Record<DateOrder, string>> = {
  yearMonthDay: 'with the year first',
  dayMonthYear: 'with the day first',
  monthDayYear: 'with the month first',
}

const dayOf = ([year, month, day]: readonly (string | undefined)[]): Day => ({
  year: Number(year),
  month: Number(month),
  day: Number(day),
})

/** Two digits are of this century: nobody plans in the last one. */
const fullYear = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year))
