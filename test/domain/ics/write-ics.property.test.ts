import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readIcs } from '#shared/domain/ics/read-ics.ts'
import { type WrittenEvent, writeIcs } from '#shared/domain/ics/write-ics.ts'

const SECOND = 1000
const moment = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * SECOND)
const characters = fc.oneof(
  fc.constantFrom(
    '\\',
    ';',
    ',',
    '\n',
    '\r\n',
    '\\n',
    ':',
    '"',
    '\t',
    '\u0000',
    '\u007f',
    '😀',
    'é',
  ),
  fc.string({ unit: 'binary' }),
)
const text = fc.array(characters, { maxLength: 60 }).map((parts) => parts.join(''))

const events: fc.Arbitrary<WrittenEvent> = fc
  .record({
    uid: fc.uuid(),
    startsAt: moment,
    lasts: fc.integer({ min: 0, max: 10_000_000 }),
    title: text,
    says: fc.option(text),
    url: fc.option(fc.webUrl()),
    sequence: fc.nat(),
    stampedAt: moment,
    status: fc.constantFrom('confirmed', 'tentative', 'cancelled'),
  })
  .map(({ lasts, ...event }) => ({ ...event, endsAt: event.startsAt + lasts * SECOND }))

const oneLine = (said: string) =>
  said
    .toWellFormed()
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
const words = (said: string) =>
  said
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()

test('what was written is read again', () => {
  fc.assert(
    fc.property(events, (event) => {
      const read = readIcs(writeIcs(event), 'UTC')
      if (read.outcome === 'refused') throw new Error(read.because)
      expect(read.warnings).toEqual([])
      expect(read.entries).toMatchObject([
        {
          uid: event.uid,
          startsAt: event.startsAt,
          endsAt: event.endsAt,
          title: oneLine(event.title),
          says: event.says === null ? null : words(event.says) || null,
          url: event.url,
          sequence: event.sequence,
          changedAt: event.stampedAt,
          status: event.status,
        },
      ])
    }),
    { numRuns: 500 },
  )
})

test('no line is over 75 octets, each ends in CRLF, and none has other control characters', () => {
  fc.assert(
    fc.property(events, (event) => {
      const written = writeIcs(event)
      const lines = written.split('\r\n')
      expect(lines.pop()).toBe('')
      for (const line of lines) {
        expect(Buffer.from(line).length).toBeLessThanOrEqual(75)
        expect(line.isWellFormed()).toBe(true)
        expect(line).not.toMatch(/[^\P{Cc}\t]/u)
      }
    }),
    { numRuns: 500 },
  )
})
