import { expect, test } from 'vitest'
import { nextRow } from '#renderer/design/table/next-row.ts'

const from = (key: string) => nextRow({ key, at: 2, count: 5, page: 2 })

test('arrows and letters walk alike, and never out of the table', () => {
  expect([from('ArrowDown'), from('j')]).toEqual([3, 3])
  expect([from('ArrowUp'), from('k')]).toEqual([1, 1])
  expect(nextRow({ key: 'j', at: 4, count: 5, page: 2 })).toBe(4)
  expect(nextRow({ key: 'k', at: 0, count: 5, page: 2 })).toBe(0)
  expect(nextRow({ key: 'j', at: 0, count: 0, page: 2 })).toBeUndefined()
  expect(from('x')).toBeUndefined()
})
