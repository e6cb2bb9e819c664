import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startCore, type TestCore } from '../../support/core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

const reason = 'The law asks for it.'
const PEOPLE = 120

/** Words that share no beginning, so that none of them is kept as the end of another. */
const wordOf = (place: number) =>
  [...`q${place * 7919}`].map((digit) => `${'zxwvkjhgfq'[Number(digit)] ?? 'q'}y`).join('')

const bytesOf = (folder: string) =>
  ['workspace.db', 'workspace.db-wal']
    .map((name) => join(folder, name))
    .filter(existsSync)
    .map((path) => readFileSync(path).toString('latin1').toLowerCase())
    .join('')

/** As a table of words keeps it: without what it shares with the word before. */
const endOf = (word: string) => word.slice(-6)

async function addSomebody({ get }: TestCore, word: string) {
  const contacts = [{ kind: 'email', value: `${word}@example.org` } as const]
  const { id, version } = await get('people.add', { name: `Ann ${word}`, contacts })
  await get('people.deactivate', { personId: id, expectedVersion: version, reason: `${word} left` })
  return id
}

const found = async ({ get }: TestCore, words: string) =>
  (await get('search.find', { words })).items.map(({ kind, id }) => `${kind} ${id}`)

test('erased names, contacts and reasons are found no more, and gone from every byte', async () => {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  const words = Array.from({ length: PEOPLE }, (_, place) => wordOf(place + 1))
  const ids: string[] = []
  for (const word of words) ids.push(await addSomebody(core, word))
  await core.get('ledger.checkpoint', {})
  core.db().pragma('wal_checkpoint(TRUNCATE)')
  const before = bytesOf(folder)
  expect(words.filter((word) => !before.includes(endOf(word)))).toEqual([])
  expect(await found(core, words[7]!)).toContain(`person ${ids[7]}`)

  for (const subject of ids) await core.get('ledger.erase', { subject, reason })
  for (const word of words) expect(await found(core, word)).toEqual([])
  const after = bytesOf(folder)
  expect(words.filter((word) => after.includes(endOf(word)))).toEqual([])
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact', findings: [] })
  await core.close()
  const closed = bytesOf(folder)
  expect(words.filter((word) => closed.includes(endOf(word)))).toEqual([])
})
