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

async function openWorkspace(root: string) {
  const folder = join(root, 'workspace')
  const places = placesIn(folder)
  const env = { SIGNALBOX_PASSPHRASE: WORKSPACE_WORDS }
  const secrets = await chooseSecrets({ path: places.secrets, env })
  const log = openFileLog(places.log)
  const ports: Ports = { clock: systemClock, newId, secrets, log }
  const held = await holdWorkspace({ folder, ports, program: '0.0.0-test', host: 'test' })
  const session = commandLineSession()
  const ask = async (name: string, input: object) => {
    const reply = await held.core.call({ name, input, commandId: v7() }, session)
    return reply.ok ? (reply.value as Record<string, string>) : reply.failure
  }
  return { held, ports, ask }
}

type Opened = Awaited<ReturnType<typeof openWorkspace>>

async function usePassphrases({ ask }: Opened): Promise<void> {
  const { id: personId } = (await ask('people.enrol', { name: 'Kim' })) as { id: string }
  const set = await ask('people.setPassphrase', { personId, passphrase: PERSONS_WORDS })
  expect(set).toMatchObject({ id: personId })
  const wrong = await ask('people.prove', { personId, passphrase: WRONG_WORDS })
  expect(wrong).toMatchObject({ code: 'people/wrong-passphrase' })
  const proved = await ask('people.prove', { personId, passphrase: PERSONS_WORDS })
  expect(proved).toMatchObject({ assurance: 'proved' })
  const odd = await ask('people.prove', { personId, passphrase: { text: PERSONS_WORDS } })
  expect(odd).toMatchObject({ code: 'rpc/invalid' })
}

/** Works with everything secret there is, and answers what must not be found anywhere. */
async function useSecrets(root: string): Promise<string[]> {
  const opened = await openWorkspace(root)
  const { held, ports, ask } = opened
  await usePassphrases(opened)
  const parts = { core: held.core, ports, pages: root, osUser: osUser() }
  const browser = await serveBrowser(parts, { host: '127.0.0.1', port: 0, names: [] })
  const link = browser.linkFor()
  const token = await enter(browser.origin, link)
  const error = new Error('it failed')
  const told = { error, token, passphrase: PERSONS_WORDS, deep: { authorization: token } }
  ports.log.error(told, 'something with secrets in it')
  expect(await ask('workspace.backup', {})).toHaveProperty('file')
  expect(await ask('ledger.export', { folder: join(root, 'export') })).toHaveProperty('folder')
  const key = JSON.parse((await ports.secrets.read('device key'))!).key as string
  const code = new URL(link).hash.slice('#code='.length)
  const secrets = [WORKSPACE_WORDS, PERSONS_WORDS, WRONG_WORDS, token, code, key]
  expectNowhere(root, secrets)
  await browser.close()
  await held.close()
  return secrets
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
