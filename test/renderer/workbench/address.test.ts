import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hrefTo, parseAddress, withQuery } from '#renderer/workbench/address.ts'

const part = fc.string({ minLength: 1, unit: 'grapheme' })
const query = fc.dictionary(part, part, { maxKeys: 5, noNullPrototype: true })

test('whatever a link holds is found again', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), query, (path, asked) => {
      expect(parseAddress(hrefTo(path, asked))).toEqual({ path, query: asked })
    }),
  )
})

test.each([
  ['', { path: [], query: {} }],
  ['#', { path: [], query: {} }],
  ['#/', { path: [], query: {} }],
  ['#/releases', { path: ['releases'], query: {} }],
  ['#/releases/?wall', { path: ['releases'], query: { wall: '' } }],
  [
    '#/releases?state=planned&open=a%2Fb',
    { path: ['releases'], query: { state: 'planned', open: 'a/b' } },
  ],
  ['#/a%', { path: ['a%'], query: {} }],
])('%j is read literally', (hash, address) => {
  expect(parseAddress(hash)).toEqual(address)
})

test('a query is changed where it is named, and kept where it is not', () => {
  const address = parseAddress('#/releases?state=planned&open=x')
  expect(withQuery(address, { open: undefined, sort: 'name' })).toBe(
    '#/releases?state=planned&sort=name',
  )
})
