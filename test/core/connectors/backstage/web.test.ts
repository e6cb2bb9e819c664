import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ExchangeRequest } from '#core/ports.ts'
import { type ScriptedAnswer, scriptedExchange } from '../../../support/exchange.ts'
import { fixtures, startCatalogue } from './catalogue-scene.ts'

const BASE = 'https://git.example.org/acme/shop/raw/main/catalog-info.yaml'
const FILES: Record<string, string> = {
  'catalog-info.yaml': readFileSync(join(fixtures, 'catalog-info.yaml'), 'utf8'),
  'teams/org.yaml': readFileSync(join(fixtures, 'teams', 'org.yaml'), 'utf8'),
}
const FOLDER = new URL('.', BASE).pathname

/** A host of files that knows whether they are the same. */
function fileHost(files: Record<string, string>, etags = true) {
  const answer = ({ url, headers }: ExchangeRequest): ScriptedAnswer => {
    const text = files[url.pathname.slice(FOLDER.length)]
    if (url.host !== 'git.example.org' || text === undefined) return { status: 404 }
    const etag = `"${text.length}"`
    if (etags && headers['if-none-match'] === etag) return { status: 304 }
    return { body: text, headers: etags ? { etag } : {} }
  }
  return { ...scriptedExchange(answer), answer }
}

const open = async (host: ReturnType<typeof fileHost>) => {
  const core = await startCatalogue(BASE, { kind: 'backstage', exchange: host.exchange })
  return { ...core, paths: () => host.asked.map(({ url }) => url.href) }
}

test('a file on the web is read with those of the same origin that it names, and no others', async () => {
  const files = { ...FILES, 'etc/hosts.yaml': 'never' }
  const host = fileHost(files)
  const core = await open(host)
  const came = await core.sync()
  expect(came).toMatchObject({ changed: 12, quarantined: 0 })
  // What climbs out of the file's folder is still the same host, which says that nothing is there.
  expect(came.failures).toMatchObject([{ trouble: 'missing' }])
  const hosts = new Set(host.asked.map(({ url }) => url.host))
  expect([...hosts]).toEqual(['git.example.org'])
  const keys = (await core.entries()).map(({ standsIn }) => standsIn)
  expect(keys).toContain('acme/shop/raw/main/teams/org.yaml, line 1')
})

const tidy: Record<string, string> = {
  ...FILES,
  'catalog-info.yaml': FILES['catalog-info.yaml']!.replace(/.*etc\/hosts\.yaml\n/, ''),
}

test('a quiet refresh asks each file once and is told that it is the same', async () => {
  const host = fileHost(tidy)
  const core = await open(host)
  expect(await core.sync()).toMatchObject({ changed: 12, failures: [] })
  const before = host.asked.length
  expect(before).toBe(2)
  core.changes.length = 0
  expect(await core.sync()).toMatchObject({ read: 0, changed: 0, failures: [] })
  const again = host.asked.slice(before)
  expect(again.map(({ headers }) => 'if-none-match' in headers)).toEqual([true, true])
  expect(core.changes.flatMap(({ topics }) => topics)).not.toContain('catalogueEntries')
})

test('a file that is named and changes is read, with everything that is gone from it', async () => {
  const files = { ...tidy }
  const core = await open(fileHost(files))
  await core.sync()
  files['teams/org.yaml'] = files['teams/org.yaml']!.split('---')[0]!
  expect(await core.sync()).toMatchObject({ failures: [] })
  const keys = (await core.entries()).map(({ key }) => key)
  expect(keys).toContain('group:default/artist-relations-team')
  expect(keys).not.toContain('user:default/jdoe')
})

test('a host that never says what is the same is read whole, and nothing is written twice', async () => {
  const core = await open(fileHost(tidy, false))
  await core.sync()
  expect(await core.sync()).toMatchObject({ read: 12, changed: 0, failures: [] })
})

test('a file that cannot be had is told, and nothing is taken for gone meanwhile', async () => {
  const files: Record<string, string> = { ...tidy }
  const core = await open(fileHost(files))
  await core.sync()
  delete files['teams/org.yaml']
  const { failures } = await core.sync()
  expect(failures).toMatchObject([{ trouble: 'missing' }])
  expect(await core.entries()).toHaveLength(12)
  files['teams/org.yaml'] = tidy['teams/org.yaml']!
  expect(await core.sync()).toMatchObject({ changed: 0, failures: [] })
})

test('files that name each other for ever are asked once each', async () => {
  const location = (target: string) =>
    `apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: to-${target.length} }\nspec: { target: "${target}" }\n`
  const host = fileHost({
    'catalog-info.yaml': location('./b.yaml'),
    'b.yaml': location('./../main/catalog-info.yaml#again'),
  })
  const core = await open(host)
  expect(await core.sync()).toMatchObject({ read: 2, failures: [] })
  expect(core.paths().map((path) => path.slice(BASE.length - 17))).toHaveLength(2)
})

test('a file of more than 10 MB is not read', async () => {
  const core = await open(fileHost({ 'catalog-info.yaml': 'x'.repeat(11 * 1024 * 1024) }))
  expect((await core.sync()).failures).toMatchObject([{ trouble: 'tooLarge' }])
})

test('a token goes with what is asked, to that host alone', async () => {
  const host = fileHost(tidy)
  const core = await open(host)
  const { id: sourceId, version: expectedVersion } = core.source
  await core.get('sources.change', { sourceId, changes: {}, secret: 'canary', expectedVersion })
  await core.sync()
  expect(host.asked.map(({ headers }) => headers['authorization'])).toEqual([
    'Bearer canary',
    'Bearer canary',
  ])
})

test('a file that may not be seen is named, and the source is tried again by itself', async () => {
  const host = fileHost(tidy)
  const { exchange } = scriptedExchange((request) =>
    request.url.pathname.endsWith('org.yaml') ? { status: 403 } : host.answer(request),
  )
  const core = await startCatalogue(BASE, { kind: 'backstage', exchange })
  const { failures } = await core.sync()
  expect(failures).toMatchObject([
    { trouble: 'forbidden', because: expect.stringContaining('teams/org.yaml') },
  ])
  expect(core.db().prepare('SELECT next_at FROM sync_streams').pluck().get()).not.toBeNull()
})

test('leads to files that are not there end as well', async () => {
  const targets = (from: number) =>
    Array.from({ length: 900 }, (_, n) => `./missing-${from + n}.yaml`).join(', ')
  const location = (name: string, from: number) =>
    `apiVersion: backstage.io/v1alpha1\nkind: Location\nmetadata: { name: ${name} }\nspec: { targets: [${targets(from)}] }\n`
  const all = ['a', 'b', 'c'].map((name, n) => location(name, n * 900))
  const host = fileHost({ 'catalog-info.yaml': all.join('---\n') })
  const core = await open(host)
  expect((await core.sync()).failures).toMatchObject([{ trouble: 'tooLarge' }])
  expect(host.asked.length).toBe(2000)
})
