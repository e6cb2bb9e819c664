import { writeIcsTime } from '#shared/time/wall-time.ts'

/** What Signalbox says to other calendars: one event with fixed moments. */
export type WrittenEvent = {
  readonly uid: string
  /** Epoch milliseconds, half-open; written to the second. */
  readonly startsAt: number
  readonly endsAt: number
  readonly title: string
  readonly says: string | null
  readonly url: string | null
  readonly sequence: number
  /** When this was written, in epoch milliseconds. */
  readonly stampedAt: number
  readonly status: 'confirmed' | 'tentative' | 'cancelled'
}

const LONGEST_LINE = 75

/** A calendar with one event, as RFC 5545 wants it: UTC, CRLF, no line over 75 octets. */
export function writeIcs(event: WrittenEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Signalbox//Signalbox//EN',
    'BEGIN:VEVENT',
    `UID:${textOf(oneLine(event.uid))}`,
    `DTSTAMP:${momentOf(event.stampedAt)}`,
    `LAST-MODIFIED:${momentOf(event.stampedAt)}`,
    `DTSTART:${momentOf(event.startsAt)}`,
    `DTEND:${momentOf(event.endsAt)}`,
    `SUMMARY:${textOf(oneLine(event.title))}`,
    ...(event.says === null ? [] : [`DESCRIPTION:${textOf(event.says)}`]),
    ...(event.url === null ? [] : [`URL:${withoutControls(event.url)}`]),
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.status.toUpperCase()}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const momentOf = (instant: number) => writeIcsTime(Math.floor(instant / 1000) * 1000, 'Z')

const textOf = (text: string) =>
  withoutControls(text.replace(/\r\n?/g, '\n'), '\n\t')
    .replace(/[\\;,]/g, (character) => `\\${character}`)
    .replaceAll('\n', '\\n')

const oneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').trim()

/** Halves of a code point cannot be written as UTF-8, so a mark stands for them. */
const withoutControls = (text: string, but = '') =>
  text.toWellFormed().replace(/\p{Cc}/gu, (character) => (but.includes(character) ? character : ''))

/** No code point is cut in two, whatever it takes in octets. */
function folded(line: string): string {
  let written = ''
  let octets = 0
  for (const character of line) {
    const size = octetsOf(character.codePointAt(0)!)
    if (octets + size > LONGEST_LINE) {
      written += '\r\n '
      octets = 1
    }
    written += character
    octets += size
  }
  return written
}

const octetsOf = (codePoint: number) =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
