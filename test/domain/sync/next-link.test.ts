import { expect, test } from 'vitest'
import { nextLink } from '#shared/domain/sync/next-link.ts'

test.each([
  [undefined, undefined],
  ['', undefined],
  ['<https://a.example/?page=2>; rel="next"', 'https://a.example/?page=2'],
  ['<https://a.example/?page=2>; rel=next', 'https://a.example/?page=2'],
  ['<?page=2>;rel="last next"', '?page=2'],
  [
    '<https://a.example/?p=1,2>; rel="prev", <https://a.example/?p=3,4>; REL="Next"',
    'https://a.example/?p=3,4',
  ],
  ['<https://a.example/1>; title="a, <b>; rel=next"; rel="prev"', undefined],
  ['<https://a.example/1>; title="x\\"y"; rel="next"; type=a', 'https://a.example/1'],
  ['<https://a.example/1>; rel="nextish"', undefined],
  ['<https://a.example/1>', undefined],
  ['<'.repeat(50_000), undefined],
])('header %# names what it should', (header, target) => {
  expect(nextLink(header)).toBe(target)
})
