import { expect, test } from 'vitest'
import { foldText, wordsMatcher } from '#renderer/design/table/match-words.ts'

const matches = (typed: string, text: string) => wordsMatcher(typed)(foldText(text))

test('every word typed has to stand somewhere, in any order and case', () => {
  expect(matches('check PAY', 'payments\ncheckout')).toBe(true)
  expect(matches('check ship', 'payments\ncheckout')).toBe(false)
})

test('accents do not keep anybody from being found', () => {
  expect(matches('zoe', 'Zoë Lindqvist')).toBe(true)
  expect(matches('Zoë', 'ZOE')).toBe(true)
})

test('nothing typed passes everything', () => {
  expect(matches('  ', 'anything')).toBe(true)
})
