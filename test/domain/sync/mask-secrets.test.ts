import { expect, test } from 'vitest'
import { maskSecrets } from '#shared/domain/sync/mask-secrets.ts'

const SECRET = 'c4n@ry/tok+en"1'
const basic = Buffer.from(`somebody:${SECRET}`).toString('base64')

test.each([
  { authorization: `Bearer ${SECRET}` },
  { authorization: `Basic ${basic}` },
  { authorization: `Token token=${SECRET.replace('"', '')}` },
  { 'private-token': SECRET },
])('%j is masked in every writing', (headers: Record<string, string>) => {
  const known = headers['authorization']?.startsWith('Token') ? SECRET.replace('"', '') : SECRET
  const echoed = [
    known,
    encodeURIComponent(known),
    JSON.stringify(known),
    known.toUpperCase(),
    Object.values(headers)[0],
  ]
  const masked = maskSecrets(`You sent ${echoed.join(' and ')}.`, headers)
  expect(masked).not.toMatch(/c4n|ry\/tok|ry%2F|en"1/i)
  expect(masked).not.toContain(basic)
  expect(masked).toMatch(/^You sent •••/)
})

test('words that are no secret stay', () => {
  expect(maskSecrets('Bad credentials for a b', { authorization: 'Bearer a', x: '' })).toBe(
    'Bad credentials for a b',
  )
})
