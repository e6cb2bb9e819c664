import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seeableName, tellOutside } from '#renderer/features/sources/joins/tell-outside.ts'

test('nothing of a name is hidden, and nothing of it turns what stands around it', () => {
  const name = fc.string({ unit: 'binary', maxLength: 200 })
  fc.assert(
    fc.property(name, (one) => {
      expect(seeableName(one)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
      const told = tellOutside(one)
      expect(told.startsWith('\u2068') && told.endsWith('\u2069')).toBe(true)
      expect(told.slice(1, -1)).not.toMatch(/[\u2066-\u2069\u202A-\u202E]/)
      expect([...told].length).toBeLessThanOrEqual(82)
    }),
  )
})

test('two names that look alike are told apart', () => {
  expect(seeableName('billing\u202Egnp')).toBe('billing⟨202E⟩gnp')
  expect(seeableName('pay\u200Bments')).not.toBe('payments')
  expect(seeableName('straße/größe')).toBe('straße/größe')
})
