import type { DateOrder } from '#shared/vocabulary/plan.ts'
import { partsOfDate } from './date-parts.ts'

export type GuessedDateOrder =
  | { readonly outcome: 'order'; readonly order: DateOrder; readonly because: string }
  /** Nothing in the sheet tells: somebody has to say. */
  | { readonly outcome: 'cannotTell'; readonly because: string }

/** How a sheet writes its days, from all its cells with days; never a guess where they do not tell. */
export function guessDateOrder(cells: readonly string[]): GuessedDateOrder {
  const found = cells.map((cell) => ({ cell: cell.trim(), parts: partsOfDate(cell) }))
  const numbers = found.flatMap(({ cell, parts }) =>
    parts?.kind === 'numbers' ? [{ cell, ...parts }] : [],
  )
  if (numbers.length === 0) {
    return { outcome: 'order', order: 'yearMonthDay', because: 'No day could be read in two ways.' }
  }
  // Nowhere is the month written first with dots.
  const dayFirst = numbers.find(({ numbers: [a], separator }) => a > 12 || separator === '.')
  const monthFirst = numbers.find(({ numbers: [, b] }) => b > 12)
  if (dayFirst && monthFirst) {
    const because = `${dayFirst.cell} has the day first and ${monthFirst.cell} the month.`
    return { outcome: 'cannotTell', because }
  }
  if (dayFirst) {
    return {
      outcome: 'order',
      order: 'dayMonthYear',
      because: `${dayFirst.cell} has the day first.`,
    }
  }
  if (monthFirst) {
    const because = `${monthFirst.cell} has the month first.`
    return { outcome: 'order', order: 'monthDayYear', because }
  }
  return { outcome: 'cannotTell', because: `${numbers[0]!.cell} can be read in two ways.` }
}
