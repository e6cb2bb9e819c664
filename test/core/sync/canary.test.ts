import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openFileLog } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import type { ScriptedAnswer } from '../../support/exchange.ts'
import { pagedUpstream } from '../../support/paged-upstream.ts'
import { HOST, pass, startSyncedCore } from '../../support/synced-core.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import { CERTIFICATE, KEY } from '../sources/certificate.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const TOKEN = 'canary/token+5d01~ü"key'
const KEY_BODY = KEY.split('\n')[1]!

/** However somebody may have written it. */
const writings = (secret: string) => {
  const bytes = Buffer.from(secret)
  const texts = [
    ...[secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
    ...[bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url')],
    ...[bytes.toString('hex'), bytes.toString('hex').toUpperCase()],
  ]
  return texts.map((text) => Buffer.from(text))
}
const canaries = [TOKEN, `Bearer ${TOKEN}`, KEY_BODY].flatMap(writings)
const sings = (bytes: Buffer) => canaries.some((canary) => bytes.includes(canary))

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const echoes = writings(TOKEN).map(String)
const row = (id: string, state: string) => ({ id, at: NOW - 1000, updated: NOW, state })

/** A host that says what it was asked with, wherever there is room for it. */
const told: readonly ScriptedAnswer[] = [
  {
    headers: {
      etag: `"${TOKEN}"`,
      'last-modified': TOKEN,
      link: `<?page=2&t=${TOKEN}>; rel="next"`,
    },
    body: echoes.flatMap((echo, n) => [
      row(`k${n}`, echo),
      row(`key ${echo}`, 'good'),
      { ...row(`unfit${n}`, 'good'), at: echo },
      { [echo]: echo },
    ]),
  },
  { body: `<html>${TOKEN}</html>` },
  { body: `{"${TOKEN}` },
  { headers: { 'content-type': `text/${TOKEN}` }, body: { message: TOKEN } },
  { status: 401, headers: { 'www-authenticate': TOKEN }, body: { message: `Bad: ${TOKEN}` } },
  { status: 403, body: { error: { message: echoes.join(' ') } } },
  { status: 404, body: TOKEN },
  {
    status: 302,
    headers: { location: `https://elsewhere.example.org/?t=${encodeURIComponent(TOKEN)}` },
  },
  { status: 302, headers: { location: `/x/${encodeURIComponent(TOKEN)}` }, body: TOKEN },
  { status: 429, headers: { 'retry-after': '5000' }, body: { message: TOKEN } },
]

test('what a host echoes of a secret is found in no file, answer, notice or line of the log', async () => {
  const folder = emptyFolder()
  const log = openFileLog(placesIn(folder).log)
  const upstream = pagedUpstream()
  const core = await startSyncedCore({ ...upstream, folder, ports: { log } })
  const network = {
    ...{ plainHttpTo: null, privateNetwork: false, authorities: null },
    clientCertificate: CERTIFICATE,
  }
  const given = { secret: TOKEN, clientKey: KEY }
  const { id: sourceId } = await core.addSource({ network, ...given })
  const heard: unknown[] = []
  for (const said of told) {
    upstream.intercept(() => said)
    heard.push(await core.ask('sources.sync', { sourceId }))
    const draft = { kind: 'paged', baseUrl: HOST, network, ...given }
    heard.push(await core.ask('sources.test', draft))
    await pass(core.clock, 6_000_000, 600_000)
  }
  expect(upstream.asked.some(({ headers }) => sings(Buffer.from(JSON.stringify(headers))))).toBe(
    true,
  )
  const { items } = await core.get('runs.list', {})
  expect(items.map(({ original }) => original)).toContain('•••')
  const aside = await core.get('sources.quarantine', { sourceId })
  expect(aside.items.length).toBeGreaterThan(5)
  const raws = items.map(({ source, key }) =>
    core.get('observations.raw', { of: 'runs', source, key }),
  )
  heard.push(items, aside, await Promise.all(raws), await core.get('sources.list', {}))
  heard.push(await core.get('joins.inbox', {}), await core.get('workspace.diagnose', {}))
  heard.push(await core.get('ledger.export', { folder: join(folder, 'export') }))
  heard.push(await core.get('workspace.backup', {}), await core.get('ledger.entries', {}))
  heard.push(core.changes)
  expect(heard.filter((one) => sings(Buffer.from(JSON.stringify(one))))).toEqual([])
  // What was packed tells nothing of itself.
  const packed = ['SELECT bytes FROM raw_pages', 'SELECT raw FROM quarantine'].flatMap((sql) =>
    core.db().prepare<[], Buffer>(sql).pluck().all(),
  )
  expect(packed.length).toBeGreaterThan(5)
  expect(packed.filter((bytes) => sings(inflateSync(bytes)))).toEqual([])
  await core.close()
  const files = filesBelow(folder)
  expect(files.filter((file) => file.endsWith('.db')).length).toBeGreaterThanOrEqual(2)
  for (const file of files) expect([file, sings(readFileSync(file))]).toEqual([file, false])
})

test('the search finds what leaks', () => {
  for (const writing of canaries)
    expect(sings(Buffer.concat([Buffer.from('x'), writing]))).toBe(true)
  expect(sings(Buffer.from('nothing of the kind'))).toBe(false)
})
