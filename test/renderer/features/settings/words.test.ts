import { expect, test } from 'vitest'
import {
  fileName,
  givenUpWords,
  tellSize,
} from '#renderer/features/settings/backups/backup-words.ts'
import { bundleText, chosenAtFirst } from '#renderer/features/settings/diagnostics/bundle-text.ts'

test('a backup goes by its file’s name on any system', () => {
  expect(fileName('/home/kim/ws/backups/a.db')).toBe('a.db')
  expect(fileName('C:\\ws\\backups\\a.db')).toBe('a.db')
  expect(tellSize(900)).toBe('1 KB')
  expect(tellSize(3 * 1024 * 1024)).toBe('3.0 MB')
})

test('what a restore gives up is said in numbers', () => {
  expect(givenUpWords({ entries: 120, seq: 100 })).toMatch(/^20 entries recorded after entry 100 /)
  expect(givenUpWords({ entries: 101, seq: 100 })).toMatch(/^1 entry /)
  expect(givenUpWords({ entries: 100, seq: 100 })).toMatch(/nothing is given up/)
})

test('parts that may hold names stay out until they are ticked, and the file holds only what is in', () => {
  const part = (name: string, personal: boolean) => ({
    name,
    personal,
    says: 'Why.',
    text: `${name}!`,
  })
  const parts = [part('Versions', false), part('Log', true)]
  expect(chosenAtFirst(parts)).toEqual(['Versions'])
  const text = bundleText({ at: 0, parts: [parts[0]!] })
  expect(text).toContain('Versions!')
  expect(text).not.toContain('Log')
})
