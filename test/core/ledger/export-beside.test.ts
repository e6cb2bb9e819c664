import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startCore } from '../../support/core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

test('what somebody keeps under the name of an unfinished export stays theirs', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const home = emptyFolder()
  const folder = join(home, 'thesis')
  mkdirSync(`${folder}.partial`)
  const chapter = join(`${folder}.partial`, 'chapter1.txt')
  writeFileSync(chapter, 'years of work')
  await core.get('ledger.export', { folder })
  expect(readFileSync(chapter, 'utf8')).toBe('years of work')
  expect(readdirSync(home).toSorted()).toEqual(['thesis', 'thesis.partial'])
  expect(readdirSync(folder)).toContain('ledger.jsonl')
})

test('an export takes the place of an empty folder, however its path is written', async () => {
  const core = await startCore({ folder: emptyFolder() })
  const home = emptyFolder()
  const folder = join(home, 'audit')
  mkdirSync(folder, { mode: 0o755 })
  const told = await core.get('ledger.export', { folder: `${folder}/` })
  expect(told.folder).toBe(folder)
  expect(readdirSync(home)).toEqual(['audit'])
  expect(existsSync(join(folder, 'README.md'))).toBe(true)
  if (process.platform !== 'win32') expect(statSync(folder).mode & 0o777).toBe(0o700)
})
