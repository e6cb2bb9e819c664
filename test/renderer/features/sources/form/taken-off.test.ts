import { expect, test } from 'vitest'
import { takenOff } from '#renderer/features/sources/form/taken-off.ts'

test('what is on a list no more is named, and nothing else', () => {
  const before = { repositories: ['a/b', 'c/d'], days: 90 }
  expect(takenOff(before, { repositories: ['c/d', 'e/f'], days: 30 })).toEqual(['a/b'])
  expect(takenOff(before, before)).toEqual([])
  expect(takenOff(before, { repositories: [], days: 90 })).toEqual([])
  expect(takenOff({ days: 1 }, { days: 2 })).toEqual([])
})
