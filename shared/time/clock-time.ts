import { Temporal } from 'temporal-polyfill'

const SHAPE = /^(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/

/** True for a day and a time that a calendar and a clock can show, whatever the zone. */
export function isClockTime(text: string): boolean {
  if (!SHAPE.test(text)) return false
  try {
    Temporal.PlainDateTime.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}
