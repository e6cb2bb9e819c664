import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRef, writeRef } from '#shared/domain/catalogue/entity-ref.ts'

const part = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/)
const defaults = { kind: 'component', namespace: 'default' }

test('what is written out in full is read as what it was, whatever is meant by itself', () => {
  fc.assert(
    fc.property(part, part, part, part, (kind, namespace, name, other) => {
      const ref = { kind, namespace, name }
      const read = readRef(writeRef(ref), { kind: other, namespace: other })
      expect(read && writeRef(read)).toBe(writeRef(ref))
    }),
  )
})

test('what is left out is what is meant by itself', () => {
  fc.assert(
    fc.property(part, part, part, (kind, namespace, name) => {
      const read = (text: string) => writeRef(readRef(text, defaults)!)
      expect(read(name)).toBe(`component:default/${name}`.toLowerCase())
      expect(read(`${kind}:${name}`)).toBe(`${kind}:default/${name}`.toLowerCase())
      expect(read(`${namespace}/${name}`)).toBe(`component:${namespace}/${name}`.toLowerCase())
    }),
  )
})

test.each([
  '',
  ' ',
  'a:b:c',
  'a/b/c',
  ':a',
  'a:',
  'a/',
  '/a',
  'two words',
  'x'.repeat(64),
  7,
  null,
])('%j names nobody', (said) => {
  expect(readRef(said, defaults)).toBeUndefined()
})

test('where no kind is meant by itself, one has to be said', () => {
  expect(readRef('ledger', { namespace: 'default' })).toBeUndefined()
  expect(readRef('api:ledger', { namespace: 'money' })).toEqual({
    kind: 'api',
    namespace: 'money',
    name: 'ledger',
  })
})
