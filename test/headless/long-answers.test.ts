import { once } from 'node:events'
import { connect } from 'node:net'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { commandLineSession } from '#core/hold-workspace.ts'
import { sendLine } from '#core/rpc/socket-wire.ts'
import { readHolder } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import { MESSAGE_LIMIT } from '#shared/contract/wire.ts'
import { connectToHolder } from '../../electron/headless/command-line/socket-client.ts'
import { heldWorkspace } from '../transport/opened.ts'

const asked = { signal: new AbortController().signal, onProgress: () => {} }

test('an answer of several megabytes reaches the command line whole', async () => {
  const { core, folder } = await heldWorkspace({ services: 0 })
  const names = Array.from({ length: 300 }, (_, i) => `Dienst ${String(i).padStart(3, '0')}`)
  for (const name of names) {
    const input = { name, tier: 1, description: 'ü'.repeat(7900) }
    await core.call({ name: 'services.add', input, commandId: v7() }, commandLineSession())
  }
  const client = await connectToHolder(readHolder(placesIn(folder))!)
  const reply = await client!.call('services.list', { limit: 1000 }, asked)
  expect(JSON.stringify(reply).length).toBeGreaterThan(2 * MESSAGE_LIMIT)
  const { items } = (reply.ok ? reply.value : { items: [] }) as { items: { name: string }[] }
  expect(items.map(({ name }) => name)).toEqual(names)
  expect(await client!.call('workspace.status', {}, asked)).toMatchObject({ ok: true })
  await client!.close()
})

test('a request over the limit still ends the connection, with or without an end of line', async () => {
  const { folder } = await heldWorkspace({ services: 0 })
  const { socket: path, key } = readHolder(placesIn(folder))!
  for (const end of ['', '\n']) {
    const socket = connect(path!)
    socket.on('error', () => {})
    sendLine(socket, { kind: 'hello', key })
    const closed = once(socket, 'close')
    socket.resume().write(JSON.stringify('x'.repeat(MESSAGE_LIMIT)) + end)
    await closed
  }
})
