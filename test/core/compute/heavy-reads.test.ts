import { getEventListeners } from 'node:events'
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { heavyReadsOf } from '#core/compute/heavy-reads.ts'
import type { UnitOfWork } from '#core/database/unit-of-work.ts'
import { asProgram } from '#core/database/work.ts'
import { quiet } from '#core/rpc/router.ts'
import type { Progress } from '#shared/contract/index.ts'
import { startCore } from '../../support/core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

async function closedWorkspace() {
  const folder = emptyFolder()
  const core = await startCore({ folder })
  await core.close()
  const database = join(folder, 'workspace.db')
  const reads = heavyReadsOf(database)
  onTestFinished(() => reads.close())
  return { database, reads }
}

test('a job that cannot open the database fails alone; the next one runs', async () => {
  const { database, reads } = await closedWorkspace()
  renameSync(database, `${database}.aside`)
  const first = reads.run('rows', null, quiet)
  await expect(first).rejects.toMatchObject({ code: 'SQLITE_CANTOPEN' })
  renameSync(`${database}.aside`, database)
  for (let i = 0; i < 3; i += 1) {
    expect(await reads.run('rows', null, quiet)).toMatchObject({ differing: 0 })
  }
})

test('what is asked while it closes, or after, is declined in plain words', async () => {
  const { reads } = await closedWorkspace()
  const going = reads.run('rows', null, quiet)
  const declined = expect(going).rejects.toMatchObject({ code: 'rpc/unavailable' })
  await reads.close()
  await declined
  await expect(reads.run('rows', null, quiet)).rejects.toMatchObject({ code: 'rpc/unavailable' })
})

test('a signal that many jobs share keeps no listener of theirs', async () => {
  const { reads } = await closedWorkspace()
  const { signal } = new AbortController()
  for (let i = 0; i < 3; i += 1) await reads.run('rows', null, { signal, report: () => {} })
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('a replay that never pauses is cancelled where it reports', async () => {
  const core = await startCore({ folder: emptyFolder() })
  for (let i = 0; i < 8; i += 1) addManyTeams(core.core.running().unitOfWork)
  const controller = new AbortController()
  const seen: Progress[] = []
  const conduct = {
    signal: controller.signal,
    report(progress: Progress) {
      seen.push(progress)
      if (progress.doing === 'replaying the ledger') controller.abort()
    },
  }
  const request = { name: 'ledger.verify', input: {}, commandId: v7() }
  const reply = await core.core.call(request, core.me, conduct)
  expect(reply).toMatchObject({ failure: { code: 'rpc/cancelled' } })
  const replayed = seen.filter(({ doing }) => doing === 'replaying the ledger')
  expect(replayed.at(-1)!.done).toBeLessThan(core.facts() - 1000)
  expect(await core.get('ledger.verify', {})).toMatchObject({ outcome: 'intact' })
})

function addManyTeams(unitOfWork: UnitOfWork): void {
  unitOfWork.commit(v7(), {
    author: () => asProgram,
    run: (work) => {
      for (let i = 0; i < 1500; i += 1) {
        work.record('team.added', work.newId(), { name: `Team ${i}` })
      }
      return null
    },
  })
}
