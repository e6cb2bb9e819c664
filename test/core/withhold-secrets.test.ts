import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withholdSecrets } from '#core/withhold-secrets.ts'

const WITHHELD = '[withheld]'

test.each([
  'passphrase',
  'current',
  'key',
  'link',
  'startCode',
  'token',
  'accessToken',
  'authorization',
  'Authorization',
  'cookie',
  'secret',
  'clientSecret',
  'private_key',
  'PASSWORD',
])('%s is withheld', (name) => {
  expect(withholdSecrets({ [name]: 'x', list: [{ [name]: { in: 'x' } }] })).toEqual({
    [name]: WITHHELD,
    list: [{ [name]: WITHHELD }],
  })
})

test.each(['code', 'keyboard', 'linked', 'protection', 'from'])('%s is told', (name) => {
  expect(withholdSecrets({ [name]: 'x' })).toEqual({ [name]: 'x' })
})

test('a secret is found at any depth, within errors and lists too', () => {
  const depth = fc.array(fc.constantFrom('object', 'list', 'error', 'cause'), { maxLength: 30 })
  fc.assert(
    fc.property(depth, (ways) => {
      let value: unknown = { token: 'CANARY' }
      for (const way of ways) {
        if (way === 'object') value = { within: value }
        if (way === 'list') value = [value]
        if (way === 'error') value = Object.assign(new Error('it failed'), { details: value })
        if (way === 'cause') value = new Error('it failed', { cause: value })
      }
      expect(JSON.stringify(withholdSecrets({ value }))).not.toContain('CANARY')
    }),
  )
})

test('what goes round in a circle, or is only bytes, is told in a word', () => {
  const circle: Record<string, unknown> = { n: 1, bytes: Buffer.from('CANARY') }
  circle['itself'] = { circle }
  expect(withholdSecrets(circle)).toEqual({
    n: 1,
    bytes: '[6 bytes]',
    itself: { circle: '[seen above]' },
  })
  const shared = { m: 2 }
  expect(withholdSecrets({ a: shared, b: shared })).toEqual({ a: shared, b: shared })
})
