import { request } from 'node:http'
import type { Socket } from 'node:net'
import { placeOf, type Target } from './dial.ts'
import { networkFailure, proxyRefused } from './network-failure.ts'
import { proxyProof } from './proxy-for.ts'

const ANSWER_MS = 10_000

/** Has the proxy make way to the target over a connection to it; it sees where we go, never what is said there. */
export function openTunnel(
  socket: Socket,
  { proxy, target }: { readonly proxy: URL; readonly target: Target },
): Promise<Socket> {
  const asked = request({
    method: 'CONNECT',
    path: placeOf(target),
    headers: { host: placeOf(target), ...proxyProof(proxy) },
    createConnection: () => socket,
    timeout: ANSWER_MS,
  })
  return new Promise<Socket>((resolve, reject) => {
    const fail = (error: unknown) => {
      socket.destroy()
      reject(networkFailure(error, { host: `The proxy ${proxy.host}` }))
    }
    asked.once('error', fail)
    asked.once('timeout', () => fail(Object.assign(new Error('late'), { code: 'ETIMEDOUT' })))
    asked.once('response', ({ statusCode }) => fail(proxyRefused(proxy, statusCode)))
    asked.once('connect', ({ statusCode }) => {
      if (statusCode === 200) resolve(socket)
      else fail(proxyRefused(proxy, statusCode))
    })
    asked.end()
  })
}
