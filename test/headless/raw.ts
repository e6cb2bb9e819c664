import { once } from 'node:events'
import { connect } from 'node:net'

export type Raw = { readonly port: number; readonly host?: string }

const SILENCE_MS = 500

/** Sends bytes as they are and answers all that came back until the end, or until it was quiet. */
export async function sendRaw({ port, host = '127.0.0.1' }: Raw, ...parts: (string | Buffer)[]) {
  const socket = connect(port, host)
  await once(socket, 'connect')
  const came: Buffer[] = []
  socket.on('data', (bytes: Buffer) => came.push(bytes))
  socket.on('error', () => {})
  socket.setTimeout(SILENCE_MS, () => socket.destroy())
  for (const part of parts) socket.write(part)
  await new Promise((resolve) => socket.once('close', resolve))
  return Buffer.concat(came).toString('latin1')
}

/** The status of a raw answer; `undefined` where the line was closed without a word. */
export const statusOf = (answer: string): number | undefined => {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]
  return status === undefined ? undefined : Number(status)
}

export const requestOf = (first: string, ...headers: string[]) =>
  `${[first, ...headers, 'Connection: close'].join('\r\n')}\r\n\r\n`
