import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openLedger } from '#core/ledger/ledger.ts'
import type { SignedCheckpoint } from '#shared/domain/ledger/checkpoint.ts'
import { startCore } from '../../support/core.ts'
import { forged, type Line, putBack, rechained } from '../../support/tampering.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

/** A workspace whose ledger somebody rewrote from the fourth entry on, as its holder could. */
async function rewritten() {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.get('people.addTeam', { name: 'Blue' })
  await core.get('ledger.checkpoint', {})
  await core.get('people.addTeam', { name: 'Green' })
  await core.close()
  const db = new Sqlite(join(folder, 'workspace.db'))
  const lines = [...openLedger(db).entries()].map(
    ({ entry, said }) => ({ ...entry, ...said }) as Line,
  )
  const changed = lines.map((line) => (line.seq === 4 ? { ...line, actor: 'eve' } : line))
  const chain = rechained(changed, 4)
  db.exec('DROP TRIGGER ledger_is_never_edited; DROP TRIGGER ledger_is_never_cut')
  db.exec('DROP TRIGGER payloads_are_never_cut; DROP TRIGGER payloads_are_only_erased')
  putBack(db, chain)
  db.close()
  const file = join(folder, 'checkpoints.jsonl')
  const checkpoints = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as SignedCheckpoint)
  return { folder, ports: core.ports, chain, file, checkpoints }
}

const written = (checkpoints: readonly object[]) =>
  checkpoints.map((one) => `${JSON.stringify(one)}\n`).join('')

test.each([
  [
    'a last line that nobody signed',
    ({ file, checkpoints, chain }: Awaited<ReturnType<typeof rewritten>>) =>
      appendFileSync(
        file,
        written([{ ...checkpoints.at(-1)!, hash: chain.at(-1)!.hash, signature: 'AAAA' }]),
      ),
  ],
  [
    'lines that somebody else signed',
    ({ file, checkpoints, chain }: Awaited<ReturnType<typeof rewritten>>) =>
      writeFileSync(file, written(forged(chain, checkpoints))),
  ],
  ['nothing', () => {}],
])('over a rewritten ledger, with %s beside it, nothing is signed', async (_, forge) => {
  const attack = await rewritten()
  forge(attack)
  const before = readFileSync(attack.file, 'utf8')
  const again = await startCore({ folder: attack.folder, ports: attack.ports, empty: true })
  const { ledger } = await again.get('workspace.status', {})
  expect(ledger.contradiction).toMatch(/checkpoint/i)
  expect(ledger).toMatchObject({ anchoredTo: 0, unanchored: ledger.entries })
  expect(await again.ask('ledger.checkpoint', {})).toMatchObject({
    failure: { code: 'ledger/contradicted' },
  })
  await again.close()
  expect(readFileSync(attack.file, 'utf8')).toBe(before)
})
