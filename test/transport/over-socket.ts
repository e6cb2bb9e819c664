import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished } from 'vitest'
import { ANSWER_LIMIT, type FromSocket, onLines, sendLine } from '#core/rpc/socket-wire.ts'
import { type Holder, readHolder } from '#core/workspace/lock.ts'
import { placesIn } from '#core/workspace/places.ts'
import type { Change, CoreClient } from '#shared/contract/index.ts'
import { connectToHolder } from '../../electron/headless/command-line/socket-client.ts'
import type { Line, OpenTransport } from './conformance.ts'
import { heldWorkspace } from './opened.ts'

/** The socket of a running host, spoken to as the command line does. */
export const overSocket: OpenTransport = async (furnished) => {
  const held = await heldWorkspace(furnished)
  const holder = readHolder(placesIn(held.folder))
  expect(holder).toMatchObject({ pid: process.pid, socket: held.socket })
  return { connect: () => lineTo(holder!) }
}

async function lineTo(holder: Holder): Promise<Line> {
  const calls = await connectToHolder(holder)
  const ear = await listenAt(holder)
  const never = new AbortController().signal
  const client: CoreClient = {
    call: (name, input, { commandId, undoes, signal = never, onProgress = () => {} } = {}) =>
      calls!.call(name, input, { commandId, undoes, signal, onProgress }) as Promise<never>,
    onChange: ear.onChange,
  }
  const leave = () => {
    ear.close()
    void calls!.close()
  }
  onTestFinished(leave)
  return { client, leave }
}

/** The command line does not listen to changes, but the socket tells them. */
async function listenAt({ socket: path, key }: Holder) {
  const socket = connect(path!)
  const listeners = new Set<(change: Change) => void>()
  let standing: Change | undefined
  const receive = (message: unknown): void => {
    const said = message as FromSocket
    if (said.kind !== 'change') return
    standing = { ...said.change, topics: [] }
    for (const listener of listeners) listener(said.change)
  }
  onLines(socket, { limit: ANSWER_LIMIT, receive })
  await once(socket, 'connect')
  sendLine(socket, { kind: 'hello', key })
  return {
    close: () => void socket.destroy(),
    onChange(listener: (change: Change) => void) {
      listeners.add(listener)
      if (standing) listener(standing)
      return () => void listeners.delete(listener)
    },
  }
}
