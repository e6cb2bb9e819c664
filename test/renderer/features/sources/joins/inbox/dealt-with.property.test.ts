import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nextAfter, withoutDealt } from '#renderer/features/sources/joins/inbox/dealt-with.ts'
import { keyOfName } from '#renderer/features/sources/joins/join.ts'
import { names } from '../some-names.ts'

const place = fc.nat(6)

test('what comes next is never what was dealt with, and is there unless it was the last', () => {
  fc.assert(
    fc.property(names, place, (given, at) => {
      const gone = given[at % given.length]!
      const next = nextAfter(given, gone)
      expect(next === undefined).toBe(given.length === 1)
      expect(next).not.toBe(gone)
      const index = given.indexOf(gone)
      if (index < given.length - 1) expect(next).toBe(given[index + 1])
    }),
  )
})

test('what was dealt with is left out until a younger answer tells of it again', () => {
  fc.assert(
    fc.property(names, place, fc.nat(9), fc.nat(9), (given, at, dealtAt, answeredAt) => {
      const gone = given[at % given.length]!
      const dealt = new Map([[keyOfName(gone), dealtAt]])
      const left = withoutDealt(given, { dealt, at: answeredAt })
      expect(left.includes(gone)).toBe(answeredAt > dealtAt)
      expect(left.filter((one) => one !== gone)).toEqual(given.filter((one) => one !== gone))
    }),
  )
})
