import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { commandLineSession, holdWorkspace } from '#core/hold-workspace.ts'
import { newId, openFileLog, systemClock } from '#core/system-ports.ts'
import { placesIn } from '#core/workspace/places.ts'
import type { Reply } from '#shared/contract/index.ts'
import { forgetfulSecrets } from '../../electron/headless/choose-secrets.ts'

/** Runs on a disk of its own that is about to be full, and tells how the core took it. */
const disk = process.argv[2]!
const folder = join(disk, 'workspace')
const ballast = join(disk, 'ballast')
writeFileSync(ballast, Buffer.alloc(1200 * 1024))

const log = openFileLog(placesIn(folder).log)
const ports = { clock: systemClock, newId, secrets: forgetfulSecrets(), log }
const held = await holdWorkspace({ folder, ports, program: '0.0.0-test', host: 'fault test' })
const session = commandLineSession()
const ask = (name: string, input: object): Promise<Reply> =>
  held.core.call({ name, input, commandId: v7() }, session)
const count = async () => {
  const reply = await ask('services.list', { limit: 1000 })
  return reply.ok ? (reply.value as { items: unknown[] }).items.length : -1
}
const add = (name: string) => ask('services.add', { name, tier: 1, description: 'x'.repeat(7000) })

await ask('people.enrol', { name: 'Kim' })
let added = 0
let declined: Reply | undefined
for (let i = 0; i < 1000 && !declined; i += 1) {
  const reply = await add(`service ${i}`)
  if (reply.ok) added += 1
  else declined = reply
}
const whileFull = { readable: await count(), again: await add('while full') }
const backup = await ask('workspace.backup', {})
rmSync(ballast)
const recovered = await add('after room was made')
const verified = await ask('ledger.verify', {})
const health = held.core.running().db.pragma('quick_check', { simple: true })
const after = await count()
await held.close()
console.log(
  JSON.stringify({ added, declined, whileFull, backup, recovered, verified, health, after }),
)
