import { v7 } from 'uuid'
import { expect, test, vi } from 'vitest'
import { forgetOrphans } from '#core/sources/forget-orphans.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import { secretsInMemory } from '../../support/ports.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import {
  add,
  draft,
  refused,
  removedIds,
  type SourcesCore,
  seen,
  standing,
  startWithKinds,
  TOKEN,
  typesOf,
} from './cast.ts'

const ELSEWHERE = 'https://ci.example.com'
const OTHER = 'canary-other-9b20'
type Memory = ReturnType<typeof secretsInMemory>
type When = 'before' | 'after'

/** The same place for secrets of sources, whose answer the program does not live to hear. */
function deadly(secrets: Memory, when: When): Memory {
  const { kept } = secrets
  const dies = async (name: string, act: () => void): Promise<undefined> => {
    if (when === 'after' || !name.startsWith('source/')) act()
    if (name.startsWith('source/')) await new Promise(() => {})
  }
  return {
    ...secrets,
    write: (name, value) => dies(name, () => kept.set(name, value)),
    forget: (name) => dies(name, () => kept.delete(name)),
  }
}

/** A workspace in a folder, with secrets that outlive its programs. */
function workspace() {
  const folder = emptyFolder()
  const secrets = secretsInMemory()
  let started = 0
  return {
    secrets,
    start(when?: When): Promise<SourcesCore> {
      started += 1
      const lent = when ? deadly(secrets, when) : secrets
      return startWithKinds({ folder, secrets: lent, ...(started > 1 && { empty: true }) })
    },
  }
}

/** Asks for what will not be answered any more, until so much of it is decided. */
async function dieAsking(core: SourcesCore, ask: () => unknown, facts: number): Promise<void> {
  const before = core.facts()
  ask()
  await vi.waitFor(() => expect(core.facts()).toBe(before + facts))
  await core.close()
}

const cases = [['before'], ['after']] as const

test.each(cases)(
  'adding: a crash %s the secret is kept is mended by asking again',
  async (when) => {
    const { start, secrets } = workspace()
    const commandId = v7()
    const dying = await start(when)
    await dieAsking(dying, () => dying.ask('sources.add', draft(), commandId), 1)
    const core = await start()
    expect(standing(core)).toMatchObject([{ name: 'Builds', secretSetAt: null }])
    const reply = await core.ask('sources.add', draft(), commandId)
    const [source] = standing(core) as [Source]
    expect(reply).toEqual({ ok: true, value: source })
    expect((await core.readSecrets(source)).secret).toBe(TOKEN)
    expect(typesOf(core)).toEqual(['source.added', 'source.secretSet'])
    expect([...secrets.kept.keys()]).toEqual(['device key', `source/${source.id}`])
  },
)

test.each(cases)(
  'changing: a crash %s the secret is kept leaks none and loses none',
  async (when) => {
    const { start } = workspace()
    const first = await start()
    const source = await add(first)
    await first.close()
    const commandId = v7()
    const change = { ...seen(source), changes: { baseUrl: ELSEWHERE }, secret: OTHER }
    const dying = await start(when)
    await dieAsking(dying, () => dying.ask('sources.change', change, commandId), 1)

    const core = await start()
    const [moved] = standing(core) as [Source]
    expect(moved.baseUrl).toBe(ELSEWHERE)
    const here = await core.readSecrets(moved)
    expect(here.secret).toBe(when === 'after' ? OTHER : undefined)
    expect(await core.ask('sources.change', change, commandId)).toMatchObject({ ok: true })
    expect((await core.readSecrets(moved)).secret).toBe(OTHER)
  },
)

test('changing: what somebody gave after the crash is not overwritten by asking again', async () => {
  const { start } = workspace()
  const first = await start()
  const source = await add(first)
  await first.close()
  const commandId = v7()
  const change = { ...seen(source), changes: { baseUrl: ELSEWHERE }, secret: OTHER }
  const dying = await start('before')
  await dieAsking(dying, () => dying.ask('sources.change', change, commandId), 1)

  const core = await start()
  const [moved] = standing(core) as [Source]
  const mended = await core.get('sources.change', { ...seen(moved), changes: {}, secret: 'later' })
  expect(await core.ask('sources.change', change, commandId)).toMatchObject(
    refused('sources/stale'),
  )
  expect((await core.readSecrets(mended)).secret).toBe('later')
})

test('adding: what somebody gave after the crash is not overwritten by asking again', async () => {
  const { start } = workspace()
  const commandId = v7()
  const dying = await start('before')
  await dieAsking(dying, () => dying.ask('sources.add', draft(), commandId), 1)
  const core = await start()
  const [source] = standing(core) as [Source]
  await core.get('sources.change', { ...seen(source), changes: {}, secret: 'later' })
  expect(await core.ask('sources.add', draft(), commandId)).toMatchObject(
    refused('sources/name-taken'),
  )
  expect((await core.readSecrets(source)).secret).toBe('later')
})

test('removing: what a crash left is forgotten at the next start, or by asking again', async () => {
  const { start, secrets } = workspace()
  const first = await start()
  const [source, other] = [await add(first), await add(first, { name: 'Other' })]
  await first.close()
  const commandId = v7()
  const dying = await start('before')
  await dieAsking(dying, () => dying.ask('sources.remove', seen(source), commandId), 1)
  expect([...secrets.kept.keys()]).toContain(`source/${source.id}`)

  const core = await start()
  const reply = { ok: true, value: { forgotten: 0 } }
  await forgetOrphans({ secrets, removed: removedIds(core) })
  expect([...secrets.kept.keys()]).toEqual(['device key', `source/${other.id}`])
  expect(await core.ask('sources.remove', seen(source), commandId)).toEqual(reply)
})
