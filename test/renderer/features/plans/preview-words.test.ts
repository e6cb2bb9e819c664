import { expect, test } from 'vitest'
import {
  failedName,
  importedTitle,
  nothingImported,
} from '#renderer/features/plans/preview/import-sum.ts'
import { previewWords, reasonsOf } from '#renderer/features/plans/preview/preview-words.ts'
import { linesWords, sharedWords } from '#renderer/features/plans/preview/shared-lines.ts'
import type { PreviewedRelease } from '#renderer/features/plans/preview/use-preview.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'

const linesOf = (...keys: readonly string[]): PlanLine[] =>
  keys.map((key, at) => ({
    line: at + 2,
    cells: key.startsWith('=') ? { name: key.slice(1) } : { key },
  }))

test('lines that are one release are told, a few by name', () => {
  expect(sharedWords(linesOf('A', 'B'))).toBeUndefined()
  expect(sharedWords(linesOf('A', 'CHG-7', 'B', 'CHG-7'))).toBe(
    '4 lines are 3 releases: lines 3 and 5 share CHG-7.',
  )
  expect(sharedWords(linesOf('=Autumn', '=autumn'))).toBe(
    '2 lines are one release: lines 2 and 3 share the name Autumn.',
  )
  const many = ['A', 'B', 'C', 'D', 'E'].flatMap((key) => [key, key])
  expect(sharedWords(linesOf(...many))).toMatch(/; 2 more releases have several lines\.$/)
  expect(linesWords([2])).toBe('line 2')
  expect(linesWords([2, 3, 4, 5])).toBe('lines 2, 3, 4 and 5')
  expect(linesWords([2, 3, 4, 5, 6])).toBe('lines 2, 3, 4, 5 and 6')
  expect(linesWords([2, 3, 4, 5, 6, 7])).toBe('lines 2, 3, 4, 5 and 2 more')
})

const release: PreviewedRelease = {
  ...{ lines: [2], name: 'Autumn', does: 'plan', release: null, says: ['Drafts a hotfix.'] },
  ...{ wrong: [], wary: [{ line: 2, column: 'end', because: 'The next day.' }] },
}

test('what is left out says why, and never what it would do', () => {
  expect(reasonsOf(release)).toEqual(['The next day.', 'Drafts a hotfix.'])
  const wrong = [{ line: 2, column: null, because: 'No day.' }]
  const out: PreviewedRelease = { ...release, does: 'cannot', wrong: [...wrong, ...wrong] }
  expect(reasonsOf(out)).toEqual(['No day.'])
  expect(previewWords([release, out])).toBe(
    'Of 2 releases it drafts 1, leaves 1 out, because something is wrong.',
  )
})

test('the end of an import says what came and what did not', () => {
  const failed = [{ lines: [5], name: 'Autumn', because: 'Line 5, Start: no day.' }]
  expect(importedTitle({ ...nothingImported, planned: 4 })).toBe('The plan is here')
  expect(importedTitle({ ...nothingImported, planned: 4, failed })).toBe(
    'The plan is here, but for 1 release left out',
  )
  expect(importedTitle({ ...nothingImported, failed })).toBe('Nothing came in: 1 release left out')
  expect(failedName(failed[0]!)).toBe('Autumn')
  expect(failedName({ lines: [5, 7], name: '', because: 'No reach.' })).toBe(
    'No name (lines 5 and 7)',
  )
})
