import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { workspaceAmong } from '../../electron/desktop/workspace-argument.ts'

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
