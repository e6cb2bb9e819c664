import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openIcs } from '#shared/domain/ics/open-ics.ts'
import { readIcs } from '#shared/domain/ics/read-ics.ts'

const line = fc.constantFrom(
  ...['SUMMARY:One', 'SUMMARY:Other\\, more', 'SEQUENCE:1', 'SEQUENCE:2', 'SEQUENCE:x'],
  ...[
    'LAST-MODIFIED:20260101T000000Z',
    'LAST-MODIFIED:20260202T000000Z',
    'DTSTAMP:20260101T000000Z',
  ],
  ...[
    'DTSTART:20260101T000000Z',
    'DTSTART;VALUE=DATE:20260101',
    'DTSTART;TZID=Nowhere:20260101T000000',
  ],
  ...[
    'DTEND:20260102T000000Z',
    'RECURRENCE-ID:20260101T000000Z',
    'RRULE:FREQ=DAILY',
    'ATTENDEE:mailto:a@b.example',
  ],
  ...['BEGIN:VALARM', 'END:VALARM', 'TRANSP:OPAQUE', ' folded', 'no property', ''],
)
const event = fc.array(line, { maxLength: 8 })
const written = (events: readonly (readonly string[])[], uidOf: (index: number) => string) =>
  [
    'BEGIN:VCALENDAR',
    ...events.flatMap((lines, i) => ['BEGIN:VEVENT', `UID:${uidOf(i)}`, ...lines, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n')
const events = fc.array(event, { maxLength: 6 })

function read(text: string) {
  const opened = openIcs(text)
  if (opened.outcome !== 'opened') throw new Error(opened.because)
  const entries = opened.events.map((one) => one.read())
  for (const one of entries) if (typeof one === 'string') expect(one).toMatch(/^.{10,}\.$/s)
  return entries.filter((one) => typeof one !== 'string')
}

test('read bit by bit a calendar has the same events as read at once', () => {
  let met = 0
  fc.assert(
    fc.property(events, (lines) => {
      const text = written(lines, String)
      const whole = readIcs(text, 'UTC')
      const entries = read(text)
      met += entries.length
      expect(entries).toEqual(whole.outcome === 'read' ? whole.entries : 'not read')
    }),
    { numRuns: 500 },
  )
  expect(met).toBeGreaterThan(100)
})

test('whatever bears the same name, each that is read has one of its own', () => {
  fc.assert(
    fc.property(events, (lines) => {
      const names = read(written(lines, (i) => (i % 2 === 0 ? 'a' : 'b'))).map(
        ({ uid, recurrenceId }) => `${uid} ${recurrenceId ?? ''}`,
      )
      expect(new Set(names).size).toBe(names.length)
    }),
    { numRuns: 500 },
  )
})

test('what is too large, or no calendar, is refused in words', () => {
  expect(openIcs('BEGIN:VEVENT\nEND:VEVENT')).toMatchObject({ outcome: 'refused', tooLarge: false })
  expect(openIcs(`BEGIN:VCALENDAR\n${'ä'.repeat(2_700_000)}`)).toMatchObject({
    ...{ outcome: 'refused', tooLarge: true },
  })
})
