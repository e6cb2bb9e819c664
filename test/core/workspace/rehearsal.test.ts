import { writeFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { openCore } from '#core/open-core.ts'
import { openSession } from '#core/rpc/session.ts'
import { placesIn } from '#core/workspace/places.ts'
import { startCore } from '../../support/core.ts'
import { testPorts } from '../../support/ports.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'

const mark = JSON.stringify({ size: 'small', seed: 7, edition: 1, builtAt: 1_700_000_000_000 })
const small = { size: 'small', builtAt: 1_700_000_000_000 }

/** A workspace in which the first who decides comes from there. */
async function begunFrom(origin: string): Promise<string> {
  const folder = emptyFolder()
  const core = await openCore({ folder, ports: testPorts().ports, program: '0.0.0-test' })
  const session = openSession({ osUser: 'kim', origin, local: true, assurance: 'os' })
  const input = { name: 'Kim', timeZone: 'Europe/Berlin' }
  const reply = await core.call({ name: 'people.enrol', input, commandId: v7() }, session)
  expect(reply).toMatchObject({ ok: true })
  await core.close()
  return folder
}

async function rehearsalIn(folder: string, written: string | undefined) {
  if (written !== undefined) writeFileSync(placesIn(folder).rehearsal, written)
  const { get, close } = await startCore({ folder, empty: true })
  const { rehearsal } = await get('workspace.status', {})
  await close()
  return rehearsal
}

test('a workspace that is marked and was rehearsed says that it is the rehearsal', async () => {
  const folder = await begunFrom('rehearsal')
  expect(await rehearsalIn(folder, mark)).toEqual(small)
  const { get, close } = await startCore({ folder, empty: true })
  await get('people.addTeam', { name: 'Visitors' })
  await close()
  expect(await rehearsalIn(folder, undefined)).toEqual(small)
})

test('one in earnest is not made the rehearsal by a mark that somebody copied into it', async () => {
  expect(await rehearsalIn(await begunFrom('desktop'), mark)).toBeNull()
  expect(await rehearsalIn(emptyFolder(), mark)).toBeNull()
})

test.each([undefined, '', '{', 'null', '[]', '{"size":"small"}', '{"size":1,"builtAt":"now"}'])(
  'one that is marked %j is in earnest',
  async (written) => expect(await rehearsalIn(await begunFrom('rehearsal'), written)).toBeNull(),
)

test('one in memory is in earnest', async () => {
  const { get } = await startCore()
  expect((await get('workspace.status', {})).rehearsal).toBeNull()
})
