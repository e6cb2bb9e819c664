import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openNetwork } from '../../electron/network/open-network.ts'
import { pagedUpstream } from '../support/paged-upstream.ts'
import { startSyncedCore } from '../support/synced-core.ts'

const NOW = Date.UTC(2026, 10, 20, 9)

/** The scripted host behind a real socket. */
async function serve(upstream: ReturnType<typeof pagedUpstream>) {
  const seen: (string | undefined)[] = []
  const server = createServer(async (request, response) => {
    seen.push(request.headers.authorization)
    const { signal } = new AbortController()
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    const trust = { privateNetwork: false, authorities: null, clientCertificate: null }
    const answer = await upstream.exchange({ url, method: 'GET', headers, signal, trust })
    response.writeHead(answer.status, answer.headers)
    for await (const chunk of answer.body) response.write(chunk)
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { port: (server.address() as AddressInfo).port, seen, server }
}

test('a source is read over a real socket, once in full and then only for what is new', async () => {
  const upstream = pagedUpstream(
    Array.from({ length: 25 }, (_, i) => {
      const at = NOW - i * 600_000
      return { id: `t${i}`, at, updated: at, state: 'good' }
    }),
  )
  const { port, seen, server } = await serve(upstream)
  const { network, close } = openNetwork({ byItself: false })
  onTestFinished(close)
  const core = await startSyncedCore({ exchange: network.exchange })
  const baseUrl = `http://127.0.0.1:${port}/api/`
  const { id: sourceId } = await core.addSource({ baseUrl, secret: 'canary-token' })
  const first = await core.get('sources.sync', { sourceId })
  expect(first).toEqual({ read: 25, changed: 25, quarantined: 0, failures: [] })
  expect(new Set(seen)).toEqual(new Set(['Bearer canary-token']))
  await core.get('sources.sync', { sourceId })
  const before = upstream.statuses.length
  const quiet = await core.get('sources.sync', { sourceId })
  expect(quiet).toEqual({ read: 0, changed: 0, quarantined: 0, failures: [] })
  expect(upstream.statuses.slice(before)).toEqual([304])
  server.closeAllConnections()
  server.close()
  const waiting = core.get('sources.sync', { sourceId })
  const steps = setInterval(() => core.clock.pass(10_000), 5)
  onTestFinished(() => clearInterval(steps))
  const { failures } = await waiting
  expect(failures).toMatchObject([{ trouble: 'unreachable' }])
  expect((await core.get('runs.list', {})).total).toBe(25)
})
