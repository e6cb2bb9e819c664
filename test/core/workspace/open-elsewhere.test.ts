import { expect, test } from 'vitest'
import type { Elsewhere } from '#core/ports.ts'
import { openSession } from '#core/rpc/session.ts'
import { sessionOf, startCore } from '../../support/core.ts'
import { testPorts } from '../../support/ports.ts'

const refused = (code: string) => ({ ok: false, failure: { code } })
const small = { what: 'rehearsal', size: 'small' } as const

/** A host that opens what it is asked for, somewhere. */
function hostWith(url: string | null) {
  const opened: Elsewhere[] = []
  const openElsewhere = async (target: Elsewhere) => {
    opened.push(target)
    return { url }
  }
  return { opened, ports: { openElsewhere } }
}

test('the host opens what was asked for and says where it is to be seen', async () => {
  const { opened, ports } = hostWith('http://127.0.0.1:4712/')
  const core = await startCore({ ports })
  const folder = { what: 'folder', folder: '/somewhere/else' } as const
  expect(await core.get('workspace.elsewhere', small)).toEqual({ url: 'http://127.0.0.1:4712/' })
  expect(await core.get('workspace.elsewhere', folder)).toEqual({ url: 'http://127.0.0.1:4712/' })
  expect(opened).toEqual([small, folder])
})

test('before anybody is enrolled the rehearsal can be opened as well', async () => {
  const { ports } = hostWith(null)
  const core = await startCore({ ports, empty: true })
  expect(await core.get('workspace.elsewhere', small)).toEqual({ url: null })
})

test('from elsewhere, and under a host that cannot, nothing is opened', async () => {
  const { opened, ports } = hostWith(null)
  const core = await startCore({ ports })
  for (const session of [sessionOf(core.kim.id), openSession({ origin: 'x', assurance: 'os' })]) {
    const reply = await core.askAs(session, 'workspace.elsewhere', small)
    expect(reply).toMatchObject(refused('workspace/not-here'))
  }
  expect(opened).toEqual([])
  const without = await startCore()
  const reply = await without.ask('workspace.elsewhere', small)
  expect(reply).toMatchObject(refused('workspace/not-here'))
})

test('why it cannot be opened is told', async () => {
  const openElsewhere = () => Promise.reject(new Error('that folder is held by process 7'))
  const core = await startCore({ ports: { openElsewhere } })
  const reply = await core.ask('workspace.elsewhere', small)
  expect(reply).toMatchObject(refused('workspace/cannot-open'))
  expect(reply).toHaveProperty('failure.message', expect.stringContaining('held by process 7'))
  expect(core.defects()).toEqual([])
})

test('building takes a while: it tells how far it is and can be cancelled', async () => {
  const controller = new AbortController()
  const steps: string[] = []
  const { ports } = testPorts({
    openElsewhere: async (_, { report, signal }) => {
      report({ done: 1, total: 2, doing: 'building the rehearsal' })
      controller.abort()
      signal.throwIfAborted()
      return { url: null }
    },
  })
  const { core, me } = await startCore({ ports })
  const request = { name: 'workspace.elsewhere', input: small, commandId: ports.newId() }
  const conduct = {
    signal: controller.signal,
    report: ({ doing }: { doing: string }) => void steps.push(doing),
  }
  expect(await core.call(request, me, conduct)).toMatchObject(refused('rpc/cancelled'))
  expect(steps).toEqual(['building the rehearsal'])
})
