import { civilOf, dayNumber, monthLength } from './civil-days.ts'

export const DAY_MS = 24 * 60 * 60 * 1000

/** A time as calendars write it, such as 20261120T090000Z; `wallMs` counts as if clocks never changed. */
export type IcsTime = {
  readonly kind: 'day' | 'local' | 'utc'
  readonly wallMs: number
}

const ICS_TIME = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/i
const WALL = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/

/** `undefined` where no calendar has the day or no clock the time. */
export function readIcsTime(text: string): IcsTime | undefined {
  const [, year, month, day, hour, minute, second, utc] = ICS_TIME.exec(text.trim()) ?? []
  const wallMs = wallMsOfParts([year, month, day, hour, minute, second])
  if (wallMs === undefined) return undefined
  return { kind: hour === undefined ? 'day' : utc ? 'utc' : 'local', wallMs }
}

/** Of 2026-11-20, 2026-11-20T09:00 or 2026-11-20T09:00:30. */
export function readWall(text: string): number | undefined {
  const [, ...parts] = WALL.exec(text) ?? []
  return wallMsOfParts(parts)
}

function wallMsOfParts(parts: readonly (string | undefined)[]): number | undefined {
  const [year, month, day, hour, minute, second] = parts.map((part) => Number(part ?? 0))
  if (!parts[0] || !year || month! < 1 || month! > 12) return undefined
  if (day! < 1 || day! > monthLength(year, month!)) return undefined
  if (hour! > 23 || minute! > 59 || second! > 60) return undefined
  // A leap second is kept by no clock here: it counts as the second before.
  const seconds = (hour! * 60 + minute!) * 60 + Math.min(second!, 59)
  return dayNumber(year, month!, day!) * DAY_MS + seconds * 1000
}

/** The shortest way to write it: seconds only where there are some. */
export function writeWall(wallMs: number): string {
  const seconds = Math.floor((((wallMs % DAY_MS) + DAY_MS) % DAY_MS) / 1000)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  if (seconds % 60) clock.push(seconds % 60)
  return `${writeDay(wallMs)}T${clock.map((part) => padded(part, 2)).join(':')}`
}

export function writeDay(wallMs: number): string {
  const { year, month, day } = civilOf(Math.floor(wallMs / DAY_MS))
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

/** As calendars write a moment: 20261120T090000Z, without the Z for a clock time. */
export function writeIcsTime(wallMs: number, suffix: 'Z' | ''): string {
  const [day, clock = ''] = writeWall(wallMs).split('T')
  return `${day!.replaceAll('-', '')}T${clock.replaceAll(':', '').padEnd(6, '0')}${suffix}`
}

const padded = (value: number, length: number) => String(value).padStart(length, '0')
