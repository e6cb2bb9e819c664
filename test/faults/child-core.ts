import { mkdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { migrations } from '#core/database/migrations/all.ts'
import { commandLineSession, type Held, holdWorkspace } from '#core/hold-workspace.ts'
import { newId, openFileLog, systemClock } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import type { Reply } from '#shared/contract/index.ts'
import { forgetfulSecrets } from '../../electron/headless/choose-secrets.ts'
import { laterMigration } from './later-migration.ts'

/** What a child says, one line each, written at once so that nothing said is lost with it. */
export const tell = (said: object) => void writeSync(1, `${JSON.stringify(said)}\n`)

const session = commandLineSession()

async function open(folder: string): Promise<Held> {
  const log = openFileLog(placesIn(folder).log)
  const ports = { clock: systemClock, newId, secrets: forgetfulSecrets(), log }
  return holdWorkspace({ folder, ports, program: '0.0.0-test', host: 'fault test' })
}

const asker =
  ({ core }: Held) =>
  (name: string, input: object): Promise<Reply> =>
    core.call({ name, input, commandId: v7() }, session)

type Ask = ReturnType<typeof asker>

/** Adds services for ever; each is told once its reply has come. */
async function decide(ask: Ask, times = Number.POSITIVE_INFINITY): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const name = `acknowledged ${v7()}`
    const reply = await ask('services.add', { name, tier: 1 })
    if (!reply.ok) throw new Error(reply.failure.message)
    tell({ added: name })
  }
}

async function backUp(ask: Ask): Promise<void> {
  for (;;) {
    await decide(ask, 3)
    const reply = await ask('workspace.backup', {})
    if (!reply.ok) throw new Error(reply.failure.message)
    tell({ backup: (reply.value as { file: string }).file })
  }
}

async function exportAgain(ask: Ask, folder: string): Promise<void> {
  mkdirSync(join(folder, 'exports'), { recursive: true })
  for (let i = 0; ; i += 1) {
    await decide(ask, 3)
    const to = join(folder, 'exports', String(i))
    const reply = await ask('ledger.export', { folder: to })
    if (!reply.ok) throw new Error(reply.failure.message)
    tell({ exported: to })
  }
}

async function restore(ask: Ask): Promise<void> {
  const backup = await ask('workspace.backup', {})
  if (!backup.ok) throw new Error(backup.failure.message)
  const { file } = backup.value as { file: string }
  for (;;) {
    await decide(ask, 5)
    tell({ restoring: true })
    const reply = await ask('workspace.restore', { file, reason: 'a fault test' })
    if (!reply.ok) throw new Error(reply.failure.message)
    tell({ restored: (reply.value as { epoch: number }).epoch })
  }
}

const [work, folder] = process.argv.slice(2) as [string, string]
if (work === 'migration') (migrations as unknown as unknown[]).push(laterMigration)
tell({ starting: work })
const held = await open(folder)
const ask = asker(held)
tell({ ready: process.pid })
if (work === 'backup') await backUp(ask)
else if (work === 'export') await exportAgain(ask, folder)
else if (work === 'restore') await restore(ask)
else if (work === 'few commands') await decide(ask, 50).then(() => held.close())
else await decide(ask)
