import { expect, test } from 'vitest'
import { stretchesIn } from '#renderer/features/ledger/entry-place.ts'

test('only the stretches on the screen are asked for, counted below what is newer', () => {
  const reachable = 1000
  expect(stretchesIn({ newer: 0, span: { from: 0, to: 40 }, reachable })).toEqual([0])
  expect(stretchesIn({ newer: 0, span: { from: 90, to: 130 }, reachable })).toEqual([0, 1])
  expect(stretchesIn({ newer: 50, span: { from: 90, to: 130 }, reachable })).toEqual([0])
  expect(stretchesIn({ newer: 0, span: { from: 99_900, to: 99_940 }, reachable })).toEqual([999])
})

test('what cannot be reached yet waits', () => {
  expect(stretchesIn({ newer: 0, span: { from: 90, to: 130 }, reachable: 1 })).toEqual([0])
  expect(stretchesIn({ newer: 0, span: { from: 0, to: 40 }, reachable: 0 })).toEqual([])
})
