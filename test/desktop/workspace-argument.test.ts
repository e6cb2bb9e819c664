import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import {
  rehearsalAmong,
  wordsFor,
  workspaceAmong,
} from '../../electron/desktop/workspace-argument.ts'
import { rehearsalFolder } from '../../electron/rehearsal/rehearsal-folder.ts'

test.each([
  [['electron', '.', '--workspace', 'a'], resolve('a')],
  [['electron', '--workspace=a/b', '.'], resolve('a/b')],
  [['electron', '--workspace', '/a b'], resolve('/a b')],
  [['electron', '--workspace=/a=b'], resolve('/a=b')],
  [['electron', '.'], undefined],
  [['electron', '--workspaces', 'a'], undefined],
  [['electron', '--workspace'], undefined],
  [['electron', '--workspace='], undefined],
  [['electron', '--workspace', '--other'], undefined],
  [[], undefined],
])('%j', (words, folder) => {
  expect(workspaceAmong(words)).toBe(folder)
})

test.each([
  [['electron', '.', '--rehearsal'], 'small'],
  [['electron', '.', '--rehearsal=large'], 'large'],
  [['electron', '--rehearsal', 'large'], 'large'],
  [['electron', '--rehearsal', '--workspace=a'], 'small'],
  [['electron', '.', '--rehearsals'], undefined],
] as const)('the rehearsal of %j is %s', (words, size) => {
  expect(rehearsalAmong(words)).toBe(size)
})

test('a rehearsal lies in its own folder, unless one is named', () => {
  expect(workspaceAmong(['electron', '--rehearsal'], {})).toBe(rehearsalFolder('small'))
  expect(workspaceAmong(['electron', '--rehearsal', '--workspace=/r'], {})).toBe(resolve('/r'))
  expect(workspaceAmong(['electron', '--rehearsal'], { SIGNALBOX_WORKSPACE: '/e' })).toBe(
    resolve('/e'),
  )
})

test.each([
  [
    ['.', '--workspace', '/a', '-x'],
    ['.', '-x', '--rehearsal=large'],
  ],
  [
    ['.', '--rehearsal=small'],
    ['.', '--rehearsal=large'],
  ],
  [
    ['.', '--rehearsal', 'small'],
    ['.', '--rehearsal=large'],
  ],
])('for the large rehearsal %j becomes %j', (words, anew) => {
  expect(wordsFor({ what: 'rehearsal', size: 'large' }, words)).toEqual(anew)
})

test('for another folder the words name that folder and nothing else', () => {
  const words = ['.', '--workspace=/a', '--rehearsal']
  expect(wordsFor({ what: 'folder', folder: '/b c' }, words)).toEqual(['.', '--workspace=/b c'])
})
