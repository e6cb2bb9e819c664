import { instantsOf } from '#shared/time/wall-slot.ts'

const DAY_MS = 24 * 60 * 60_000

export type Range = { readonly from: number; readonly to: number }

/** The lines of a text, put together again where they were folded. */
const linesOf = (text: string): readonly string[] =>
  text.replaceAll(/\r?\n[ \t]/g, '').split(/\r?\n/)

const momentOf = (said: string): number => {
  const written = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?Z?$/.exec(said)
  if (!written) return Number.NaN
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = written
  return Date.UTC(+year!, +month! - 1, +day!, +hour, +minute, +second)
}

/** A moment of a line such as `DTSTART;TZID=Europe/Berlin:20261201T140000`. */
function momentIn(line: string): number {
  const zone = /;TZID="?([^;:"]+)"?/i.exec(line)?.[1]
  const said = line.slice(line.lastIndexOf(':') + 1)
  const at = momentOf(said)
  if (!zone || Number.isNaN(at)) return at
  try {
    return instantsOf(new Date(at).toISOString().slice(0, 19), zone)[0] ?? at
  } catch {
    return at
  }
}

/** What of a text a calendar can stand for: exactly one kind of thing, with its name. */
export function readCalendarText(text: string): { readonly uid: string } | undefined {
  const lines = linesOf(text)
  const isWhole =
    lines[0]?.trim() === 'BEGIN:VCALENDAR' && lines.some((one) => one.trim() === 'END:VCALENDAR')
  const uids = new Set(
    lines.flatMap((line) => /^UID(?:;[^:]*)?:(.+)$/i.exec(line)?.[1]?.trim() ?? []),
  )
  const [uid] = uids
  return isWhole && uids.size === 1 && uid ? { uid } : undefined
}

/** Whether some of it may lie within; what comes again is told from its first time on. */
export function mayLieWithin(text: string, { from, to }: Range): boolean {
  const all = linesOf(text)
  const lines = all.slice(all.indexOf('BEGIN:VEVENT'))
  const begin = lines.find((line) => /^DTSTART[;:]/i.test(line))
  if (begin === undefined) return true
  const startsAt = momentIn(begin)
  const end = lines.find((line) => /^DTEND[;:]/i.test(line))
  const allDay = /VALUE=DATE(?!-)/i.test(begin)
  const endsAt = end ? momentIn(end) : startsAt + (allDay ? DAY_MS : 0)
  const again = lines.some((line) => /^(RRULE|RDATE)[;:]/i.test(line))
  return startsAt < to && (again || endsAt > from || (endsAt === startsAt && startsAt >= from))
}

/** A moment of a query, such as `20261201T000000Z`; endless where none is said. */
export const boundOf = (said: string | undefined, endless: number): number => {
  const at = said === undefined ? Number.NaN : momentOf(said)
  return Number.isNaN(at) ? endless : at
}
