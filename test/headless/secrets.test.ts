import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { commandLineSession, holdWorkspace, osUser } from '#core/hold-workspace.ts'
import type { Ports } from '#core/ports.ts'
import { newId, openFileLog, systemClock } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import { chooseSecrets } from '../../electron/headless/choose-secrets.ts'
import { serveBrowser } from '../../electron/headless/serve-browser.ts'
import { temporaryFolder } from '../transport/opened.ts'
import { enter } from './serving.ts'

const WORKSPACE_WORDS = 'canary-workspace-passphrase-9d1f'
const PERSONS_WORDS = 'canary-persons-passphrase-77ab'
const WRONG_WORDS = 'canary-mistyped-passphrase-c3c3'

/** Every file below a folder, with its bytes. */
function everyFile(folder: string): (readonly [string, Buffer])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name))] as const)
}

/** Works with everything secret there is, and answers what must not be found afterwards. */
async function useSecrets(root: string): Promise<string[]> {
  const folder = join(root, 'workspace')
  const places = placesIn(folder)
  const env = { SIGNALBOX_PASSPHRASE: WORKSPACE_WORDS }
  const secrets = await chooseSecrets({ path: places.secrets, env })
  const log = openFileLog(places.log)
  const ports: Ports = { clock: systemClock, newId, secrets, log }
  const held = await holdWorkspace({ folder, ports, program: '0.0.0-test', host: 'test' })
  const { core } = held
  const session = commandLineSession()
  const ask = (name: string, input: object) => core.call({ name, input, commandId: v7() }, session)
  const kim = await ask('people.enrol', { name: 'Kim' })
  const personId = (kim as { value: { id: string } }).value.id
  expect(await ask('people.setPassphrase', { personId, passphrase: PERSONS_WORDS })).toMatchObject({
    ok: true,
  })
  await ask('people.prove', { personId, passphrase: WRONG_WORDS })
  expect(await ask('people.prove', { personId, passphrase: PERSONS_WORDS })).toMatchObject({
    ok: true,
  })
  await ask('people.prove', { personId, passphrase: { text: PERSONS_WORDS } })

  const parts = { core, ports, pages: root, osUser: osUser() }
  const browser = await serveBrowser(parts, { host: '127.0.0.1', port: 0, names: [] })
  const link = browser.linkFor()
  const token = await enter(browser.origin, link)
  const hurt = new Error('it failed')
  log.error(
    { error: hurt, token, passphrase: PERSONS_WORDS, deep: { authorization: token } },
    'test',
  )
  expect(await ask('workspace.backup', {})).toMatchObject({ ok: true })
  expect(await ask('ledger.export', { folder: join(root, 'export') })).toMatchObject({ ok: true })
  expect(await ask('ledger.checkpoint', {})).toMatchObject({ ok: true })
  const deviceKey = JSON.parse((await secrets.read('device key'))!).key as string
  const code = new URL(link).hash.slice('#code='.length)
  expectNowhere(root, [WORKSPACE_WORDS, PERSONS_WORDS, WRONG_WORDS, token, code, deviceKey])
  await browser.close()
  await held.close()
  log.close()
  return [WORKSPACE_WORDS, PERSONS_WORDS, WRONG_WORDS, token, code, deviceKey]
}

function expectNowhere(root: string, secrets: readonly string[]): void {
  for (const [name, bytes] of everyFile(root)) {
    for (const secret of secrets) {
      const forms = [
        Buffer.from(secret),
        Buffer.from(Buffer.from(secret).toString('base64').replace(/=+$/, '')),
        Buffer.from(secret, 'base64').subarray(-32),
      ]
      const found = forms.filter((form) => form.length >= 16 && bytes.includes(form))
      expect(found, `${name} holds ${secret}`).toEqual([])
    }
  }
}

test('no secret is found in any file, while it runs or afterwards', async () => {
  const root = temporaryFolder()
  const secrets = await useSecrets(root)
  expectNowhere(root, secrets)
  const names = everyFile(root).map(([name]) => name)
  const wanted = [
    'workspace.db',
    'signalbox.log',
    'checkpoints.jsonl',
    'ledger.jsonl',
    'secrets.json',
  ]
  expect(names).toEqual(expect.arrayContaining(wanted))
  expect(names.filter((name) => name.endsWith('.db')).length).toBeGreaterThanOrEqual(2)
})

test('the search would find a secret that leaked', async () => {
  const root = temporaryFolder()
  openFileLog(join(root, 'logs', 'leaky.log')).info({ words: PERSONS_WORDS }, 'leaked')
  expect(() => expectNowhere(root, [PERSONS_WORDS])).toThrow(/leaky\.log/)
})
