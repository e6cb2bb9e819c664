import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { openFileLog } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import type { Reply } from '#shared/contract/index.ts'
import { secretsInMemory } from '../../support/ports.ts'
import { emptyFolder } from '../../support/workspace-folder.ts'
import { draft, network, type SourcesCore, standing, startWithKinds } from './cast.ts'
import { CERTIFICATE, KEY, OTHER_KEY } from './certificate.ts'

const FIRST = 'canary-first-token-5d01'
const SECOND = 'canary-second-token-8e77'
const LOST = 'canary-lost-token-20aa'
const ODD = 'canary-odd-token-63fe'
const bodyOf = (pem: string) => pem.split('\n')[1]!
const canaries = [FIRST, SECOND, LOST, ODD, bodyOf(KEY), bodyOf(OTHER_KEY)]

const formsOf = (secret: string) => [
  Buffer.from(secret),
  Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
]

/** Which canaries are found in some bytes. */
const sing = (bytes: Buffer): string[] =>
  canaries.filter((secret) => formsOf(secret).some((form) => bytes.includes(form)))

const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

async function begin() {
  const folder = emptyFolder()
  const log = openFileLog(placesIn(folder).log)
  const secrets = secretsInMemory()
  const core = await startWithKinds({ folder, secrets, ports: { log } })
  const heard: Reply[] = []
  const call = async (name: string, input: object): Promise<Reply> => {
    const reply = await core.core.call({ name, input, commandId: v7() }, core.me)
    heard.push(reply)
    return reply
  }
  return { folder, log, secrets, core, heard, call }
}

type Begun = Awaited<ReturnType<typeof begin>>
const seenBy = (core: SourcesCore) => {
  const { id, version } = standing(core)[0]!
  return { sourceId: id, expectedVersion: version }
}

/** Gives secrets in every way there is, rightly and wrongly. */
async function giveSecrets({ core, call, secrets }: Begun): Promise<void> {
  const shown = { ...network, clientCertificate: CERTIFICATE }
  await call('sources.add', draft({ secret: FIRST, network: shown, clientKey: OTHER_KEY }))
  await call('sources.add', draft({ secret: { text: ODD } }))
  await call('sources.add', draft({ settings: { token: ODD } }))
  await call('sources.add', draft({ settings: { depth: ODD } }))
  await call('sources.add', draft({ baseUrl: `https://${ODD}@ci.example.org` }))
  await call('sources.add', draft({ secret: FIRST, network: shown, clientKey: KEY }))
  const changes = { baseUrl: 'https://ci.example.com', settings: { depth: 2 } }
  const given = { secret: SECOND, clientKey: KEY }
  await call('sources.change', { ...seenBy(core), changes, ...given })
  await call('sources.change', { ...seenBy(core), changes: {}, secret: SECOND })
  const { write } = secrets
  secrets.write = () => Promise.reject(new Error('The keychain is locked.'))
  await call('sources.add', draft({ name: 'Lost', secret: LOST }))
  await call('sources.change', { ...seenBy(core), changes: {}, secret: LOST })
  secrets.write = write
}

test('no secret is found in any file, fact, answer or line of the log', async () => {
  const begun = await begin()
  const { folder, core, heard, call, log, secrets } = begun
  await giveSecrets(begun)
  const codes = heard.map((reply) => (reply.ok ? 'ok' : reply.failure.code))
  expect(codes).toEqual([
    ...['sources/settings-unfit', 'rpc/invalid', 'sources/settings-unfit'],
    ...['sources/settings-unfit', 'rpc/invalid', 'ok', 'ok', 'ok'],
    ...['rpc/unavailable', 'rpc/unavailable'],
  ])
  await call('ledger.export', { folder: join(folder, 'export') })
  await call('workspace.backup', {})
  await call('workspace.diagnose', {})
  await call('ledger.entries', {})
  await call('sources.kinds', {})
  expect(sing(Buffer.from(JSON.stringify([...secrets.kept])))).toEqual([SECOND, bodyOf(KEY)])
  await call('sources.remove', seenBy(core))
  expect(secrets.kept.size).toBe(1)
  expect(heard.slice(-6).map(({ ok }) => ok)).toEqual(Array(6).fill(true))
  expect(sing(Buffer.from(JSON.stringify([heard, core.changes])))).toEqual([])
  await core.close()
  log.info({}, 'the end')
  const files = filesBelow(folder)
  expect(files.filter((file) => file.endsWith('.db')).length).toBeGreaterThanOrEqual(2)
  expect(files.some((file) => file.endsWith('ledger.jsonl'))).toBe(true)
  for (const file of files) expect([file, sing(readFileSync(file))]).toEqual([file, []])
})

test('the search finds what leaks', () => {
  for (const secret of canaries) {
    for (const form of formsOf(secret)) expect(sing(form)).toContain(secret)
  }
})
