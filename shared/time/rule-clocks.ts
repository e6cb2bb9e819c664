import type { Rule } from './read-rule.ts'
import { DAY_MS } from './wall-time.ts'

/** Clock times of a day, in milliseconds after midnight. */
export function clocksOf(rule: Rule, first: number): readonly number[] {
  const ofDay = first - Math.floor(first / DAY_MS) * DAY_MS
  const hours = rule.hours.length ? rule.hours : [Math.floor(ofDay / 3_600_000)]
  return hours.flatMap((hour) => minutesOf(rule, ofDay).map((offset) => hour * 3_600_000 + offset))
}

function minutesOf(rule: Rule, ofDay: number): readonly number[] {
  const minutes = rule.minutes.length ? rule.minutes : [Math.floor(ofDay / 60_000) % 60]
  return minutes.flatMap((minute) =>
    secondsOf(rule, ofDay).map((offset) => minute * 60_000 + offset),
  )
}

/** The 60th second is a leap second, which no clock here shows. */
const secondsOf = (rule: Rule, ofDay: number): readonly number[] =>
  (rule.seconds.length ? rule.seconds : [Math.floor(ofDay / 1000) % 60])
    .filter((second) => second < 60)
    .map((second) => second * 1000)

/** Where times lie in an hour or a minute of a rule that repeats so often. */
export function offsetsWithin(rule: Rule, first: number): readonly number[] {
  const ofDay = first - Math.floor(first / DAY_MS) * DAY_MS
  if (rule.frequency === 'HOURLY') return minutesOf(rule, ofDay)
  return rule.frequency === 'MINUTELY' ? secondsOf(rule, ofDay) : [0]
}

/** How many clock times a day has, without telling them: there may be one for every second. */
export function countClocks({ hours, minutes, seconds }: Rule): number {
  const shown = seconds.filter((second) => second < 60).length
  return Math.max(1, hours.length) * Math.max(1, minutes.length) * (seconds.length ? shown : 1)
}
