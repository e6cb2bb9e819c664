import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readReplaced, writeReplaced } from '#shared/domain/ics/replaced-time.ts'

const replacing = fc.record({
  recurrenceId: fc.constantFrom('20261026T090000', '20261026T090000Z', '20261026'),
  recurrenceZone: fc.constantFrom(null, 'Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'),
  andFollowing: fc.boolean(),
})

test('what an entry stands for is read as it was written', () => {
  fc.assert(
    fc.property(replacing, (entry) => {
      expect(readReplaced(writeReplaced(entry))).toEqual(entry)
    }),
  )
  const none = { recurrenceId: null, recurrenceZone: null, andFollowing: false }
  expect(readReplaced(writeReplaced(none))).toEqual(none)
})

test('a time that says no more than itself stays as it is', () => {
  const entry = { recurrenceId: '20261026', recurrenceZone: null, andFollowing: false }
  expect(writeReplaced(entry)).toBe('20261026')
})
