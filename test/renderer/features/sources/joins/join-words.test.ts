import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  percentOf,
  rowsWords,
  shareWords,
  waitingWords,
} from '#renderer/features/sources/joins/join-words.ts'
import { noRows } from './some-names.ts'

test('what hangs on a name is told kind by kind', () => {
  expect(rowsWords({ ...noRows, runs: 1, deployments: 1200 })).toBe('1 run, 1,200 deployments')
  expect(rowsWords(noRows)).toBe('nothing')
})

test('only all is all, and only nothing is none', () => {
  const some = fc.integer({ min: 1, max: 1_000_000 })
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [joined, total] = [Math.min(one, other), Math.max(one, other)]
      expect(percentOf({ total, joined }) === 100).toBe(joined === total)
      expect(percentOf({ total, joined: 0 })).toBe(0)
      expect(percentOf({ total, joined })).toBeGreaterThan(0)
    }),
  )
  expect(shareWords({ total: 5000, joined: 4999 })).toBe('4,999 of 5,000 (99 %)')
})

test('where nothing was read there is no share, good or bad', () => {
  expect(shareWords({ total: 0, joined: 0 })).toBe('none read')
})

test('what waits is counted in words', () => {
  expect(waitingWords(1)).toBe('1 name belongs to nothing yet')
  expect(waitingWords(14)).toBe('14 names belong to nothing yet')
  expect(waitingWords(0)).toBe('every name is joined or set aside')
})
