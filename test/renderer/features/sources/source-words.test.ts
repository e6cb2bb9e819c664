import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  agoWords,
  nextWords,
  streamsInOrder,
  syncedWords,
  troubleWords,
} from '#renderer/features/sources/source-words.ts'
import { source } from './some-sources.ts'

const now = Date.UTC(2027, 1, 2, 12)
const minute = 60_000

test('the next reading says when, or why there is none', () => {
  expect(nextWords({ standing: 'current', nextAt: now + 5 * minute }, now)).toBe('in 5 min')
  expect(nextWords({ standing: 'current', nextAt: now - minute }, now)).toBe('due now')
  expect(nextWords({ standing: 'failing', nextAt: null }, now)).toBe('waits for somebody')
  expect(nextWords({ standing: 'paused', nextAt: now }, now)).toBe('none while paused')
  expect(nextWords({ standing: 'never', nextAt: null }, now)).toBe('not planned')
})

test('a reading that is a moment ahead of this clock is no news of the future', () => {
  expect(agoWords(now + 40_000, now)).toBe('under a minute ago')
  expect(agoWords(now - 4 * minute, now)).toBe('4 min ago')
})

test('what a reading came to is told in words', () => {
  expect(syncedWords({ read: 0, changed: 0, quarantined: 0 })).toBe('Nothing new was read.')
  expect(syncedWords({ read: 1, changed: 0, quarantined: 0 })).toBe('1 row read, none changed.')
  expect(syncedWords({ read: 1200, changed: 12, quarantined: 3 })).toBe(
    '1,200 rows read, 12 changed, 3 set aside.',
  )
})

test('what fails says why; what is paused is no trouble', () => {
  fc.assert(
    fc.property(source, (one) => {
      const words = troubleWords(one)
      if (one.standing === 'failing') expect(words).toBe(one.failure?.because)
      if (one.standing === 'paused') expect(words).toBeUndefined()
      if (one.streams.length === 0 && !one.paused) expect(words).toMatch(/Nothing has been chosen/)
    }),
  )
})

test('of all parts the failing ones come first, and none is lost', () => {
  fc.assert(
    fc.property(source, ({ streams }) => {
      const shown = streamsInOrder(streams)
      expect(new Set(shown)).toEqual(new Set(streams))
      const lastFailing = shown.findLastIndex(({ standing }) => standing === 'failing')
      const firstOther = shown.findIndex(({ standing }) => standing !== 'failing')
      if (firstOther >= 0) expect(lastFailing).toBeLessThan(firstOther)
    }),
  )
})
