import type { Size } from '../sizes.ts'
import { type Company, companyOf } from './company.ts'
import { DAY_MS, type Day, dayAt, HOUR_MS } from './days.ts'
import { createSlots, type Slots } from './slots.ts'

/** What a story follows from, and nothing else. */
export type StoryOf = { readonly size: Size; readonly seed: string; readonly now: number }

/** What all of it happens in: a company, and the day on which its story is told. */
export type Told = Omit<StoryOf, 'now'> & {
  /** What lies before it has happened, the rest is planned. */
  readonly today: Day
  /** When today began in Greenwich; everything recorded lies before. */
  readonly present: number
  readonly foundedAt: number
  readonly company: Company
  readonly slots: Slots
}

export const PAST_DAYS = 365
export const AHEAD_DAYS = 31
/** How long before the first release the workspace was founded: what is large is drafted early. */
const SETTING_UP_DAYS = 70
const OFFICE_MS = 8.2 * HOUR_MS

export function tell({ size, seed, now }: StoryOf): Told {
  const today = dayAt(now)
  const foundedAt = (today - PAST_DAYS - SETTING_UP_DAYS) * DAY_MS + OFFICE_MS
  const company = companyOf(size)
  return { size, seed, today, present: today * DAY_MS, foundedAt, company, slots: createSlots() }
}
