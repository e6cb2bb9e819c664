import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleParts, visibleText } from '#shared/domain/observations/visible-text.ts'

const bidi = [
  '\u202a',
  '\u202b',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u200e',
  '\u061c',
]
const hidden = [
  '\u200b',
  '\u2060',
  '\ufeff',
  '\xad',
  '\u2028',
  '\x07',
  '\x1b',
  '\0',
  '\x9b',
  '\ud800',
]
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...bidi, ...hidden, '\n', '\t', '\u{e0041}', '\u0301'.repeat(30)),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join(''))

const acts =
  /\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\u200e\u200f\u202a-\u202e\u2066-\u2069]|\u061c|\u200b|\u2060|\ufeff|[\u{e0020}-\u{e007f}]/u

test('nothing in it acts on what stands around it, and nothing is left out', () => {
  let marked = 0
  fc.assert(
    fc.property(hostile, (text) => {
      const parts = visibleParts(text)
      for (const part of parts) expect(part.text).not.toMatch(acts)
      marked += parts.filter(({ is }) => is === 'mark').length
      expect(parts.length === 0).toBe(text === '')
    }),
  )
  expect(marked).toBeGreaterThan(50)
})

test('a text without anything hidden stays as it is', () => {
  for (const text of [
    'Größere Etiketten',
    'تحديث',
    'שלום',
    '更新',
    '👩‍🚀 ship 🏳️‍🌈',
    'क्षत्रिय',
    '<b>no</b>',
  ]) {
    expect(visibleParts(text)).toEqual([{ is: 'text', text }])
  }
})

test('what is hidden is told by a mark', () => {
  expect(visibleText('safe\u202Egpj.exe')).toBe('safe‹U+202E›gpj.exe')
  expect(visibleText('a\nb\x1b[31m')).toBe('a␊b␛[31m')
  expect(visibleText('x\ud83d')).toBe('x‹U+D83D›')
  expect(visibleText(`e${'\u0301'.repeat(20)}`)).toBe(`e${'\u0301'.repeat(8)}‹12 marks›`)
})

test('line by line, breaks and tabs stay and nothing else', () => {
  expect(visibleText('a\r\n\tb\rc\0', { lines: true })).toBe('a\n\tb\nc␀')
})

test('what is too long is cut between characters, and says by how much', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 8 }), (text, most) => {
      const shown = visibleText(text, { most })
      expect(shown).not.toMatch(/\p{Cs}/u)
      if (text.length > most) expect(shown).toMatch(/… and \d+ more$/)
    }),
  )
  expect(visibleText('x'.repeat(10_000), { most: 3 })).toBe('xxx… and 9,997 more')
})
