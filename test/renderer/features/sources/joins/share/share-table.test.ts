import { expect, test } from 'vitest'
import { shareColumns, sumOf } from '#renderer/features/sources/joins/share/share-table.ts'
import { share } from '../some-names.ts'

test('kinds of which nothing was read are left out, and each of the others tells its share', () => {
  const one = share({
    projects: { total: 10, joined: 6, setAside: 1 },
    deployments: { total: 8, joined: 8, placed: 2 },
  })
  expect(shareColumns([share(), one]).map(({ title, of }) => [title, of(one)])).toMatchObject([
    ['Projects', { total: 9, joined: 6 }],
    ['Deployments, to a service', { total: 8, joined: 8 }],
    ['Deployments, to an environment', { total: 8, joined: 2 }],
  ])
  expect(shareColumns([share()])).toEqual([])
})

test('the share of all is the sum, not the mean', () => {
  expect(
    sumOf([
      { total: 90, joined: 0 },
      { total: 10, joined: 10 },
    ]),
  ).toEqual({
    total: 100,
    joined: 10,
  })
  expect(sumOf([])).toEqual({ total: 0, joined: 0 })
})
