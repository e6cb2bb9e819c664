import type { ReleaseClass } from '#shared/vocabulary/release.ts'
import { type Day, isFrozen, weekdayOf } from './days.ts'
import { type Random, randomOf } from './random.ts'
import { AHEAD_DAYS, PAST_DAYS, type Told } from './told.ts'

/** When a release is meant to start, and of which class it is. */
export type Beginning = { readonly index: number; readonly day: Day; readonly class: ReleaseClass }

type Classes = Readonly<Partial<Record<ReleaseClass, number>>>

/** Monday to Sunday: trains on Tuesday and Thursday, larger things at the weekend, Friday is avoided. */
const busy = [2, 6, 2.4, 6, 0.6, 2.2, 0.5]
const onTrainDays: Classes = { standard: 86, hotfix: 10, major: 2, emergency: 2 }
const onOtherDays: Classes = { standard: 46, hotfix: 44, major: 2, emergency: 8 }
const atWeekends: Classes = { major: 24, standard: 61, hotfix: 8, emergency: 7 }
const inTheFreeze: Classes = { hotfix: 65, emergency: 35 }

/** Nobody plans an emergency, and a hotfix no further than the day after tomorrow. */
const ahead: Classes = { standard: 90, major: 10 }

const weightOf = (day: Day) => busy[weekdayOf(day) - 1]! * (isFrozen(day) ? 0.08 : 1)

function classesOn(day: Day, { today }: Told): Classes {
  if (day >= today) return ahead
  if (isFrozen(day)) return inTheFreeze
  const weekday = weekdayOf(day)
  if (weekday >= 6) return atWeekends
  return weekday === 2 || weekday === 4 ? onTrainDays : onOtherDays
}

/** Spreads so many releases over the year and the month ahead, as busy as each day is. */
export function beginningsOf(told: Told, count: number): readonly Beginning[] {
  const first = told.today - PAST_DAYS
  const days = Array.from({ length: PAST_DAYS + AHEAD_DAYS }, (_, i) => first + i)
  const whole = days.reduce((sum, day) => sum + weightOf(day), 0)
  const random = randomOf(told.seed, 'rhythm')
  const beginnings: Beginning[] = []
  let passed = 0
  for (const day of days) {
    passed += weightOf(day)
    while (beginnings.length < count && beginnings.length + 0.5 <= (count * passed) / whole) {
      beginnings.push({ index: beginnings.length, day, class: classOn(day, { told, random }) })
    }
  }
  return withOneRunning(beginnings, told)
}

/** The last one before today runs while the story is told, whatever day that is. */
const withOneRunning = (
  beginnings: readonly Beginning[],
  { today }: Told,
): readonly Beginning[] => {
  const running = beginnings.findLastIndex(({ day }) => day < today)
  return beginnings.map((one, place) =>
    place === running ? { ...one, day: today - 1, class: 'standard' } : one,
  )
}

const classOn = (day: Day, { told, random }: { told: Told; random: Random }): ReleaseClass =>
  random.weighed<ReleaseClass>(classesOn(day, told))
