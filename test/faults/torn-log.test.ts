import { copyFileSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, onTestFinished, test } from 'vitest'
import { commandLineSession } from '#core/hold-workspace.ts'
import { openCore } from '#core/open-core.ts'
import { seeded } from '../headless/hostile.ts'
import { testPorts } from '../support/ports.ts'
import { furnish } from '../transport/furnish.ts'
import { temporaryFolder } from '../transport/opened.ts'

const CASES = 60
const SERVICES = 150

/** A database and its log as a power cut leaves them: nothing was closed. */
async function leaveBehind(root: string): Promise<string> {
  const folder = join(root, 'left')
  const core = await openCore({ folder, ports: testPorts().ports, program: '0.0.0-test' })
  onTestFinished(() => core.close())
  core.running().db.pragma('wal_autocheckpoint = 0')
  await furnish(core, { services: 0 })
  const session = commandLineSession()
  for (let i = 0; i < SERVICES; i += 1) {
    const input = { name: `service ${i}`, tier: 1 }
    await core.call({ name: 'services.add', input, commandId: v7() }, session)
  }
  return folder
}

type Tear = (log: Buffer, random: () => number) => Buffer

const within = (log: Buffer, random: () => number) => Math.floor(random() * log.length)

const tears: Record<string, Tear> = {
  cut: (log, random) => log.subarray(0, within(log, random)),
  zeroed: (log, random) => {
    const [from, length] = [within(log, random), 1 + Math.floor(random() * 20_000)]
    return Buffer.from(log).fill(0, from, Math.min(log.length, from + length))
  },
  flipped: (log, random) => {
    const torn = Buffer.from(log)
    torn[within(log, random)]! ^= 1 << Math.floor(random() * 8)
    return torn
  },
}

async function reopenTorn(left: string, { log, into }: { log: Buffer; into: string }) {
  mkdirSync(into)
  copyFileSync(join(left, 'workspace.db'), join(into, 'workspace.db'))
  writeFileSync(join(into, 'workspace.db-wal'), log)
  const core = await openCore({ folder: into, ports: testPorts().ports, program: '0.0.0-test' })
  const { db } = core.running()
  expect(db.pragma('quick_check', { simple: true })).toBe('ok')
  const request = { name: 'ledger.verify', input: {}, commandId: v7() }
  const names = db.prepare('SELECT name FROM services ORDER BY rowid').pluck().all() as string[]
  const entries = Number(
    db.prepare("SELECT count(*) FROM ledger WHERE type = 'service.added'").pluck().get(),
  )
  const person = db.prepare('SELECT count(*) FROM people').pluck().get() === 1
  const verified = person && (await core.call(request, commandLineSession()))
  await core.close()
  return { names, entries, verified, person }
}

test.each(Object.entries(tears))(
  'a log that is %s anywhere reopens as what had been decided up to there',
  async (what, tear) => {
    const random = seeded(what.length * 7919)
    const root = temporaryFolder()
    const left = await leaveBehind(root)
    const log = readFileSync(join(left, 'workspace.db-wal'))
    expect(statSync(join(left, 'workspace.db-wal')).size).toBeGreaterThan(1_000_000)
    const found: number[] = []
    for (let i = 0; i < CASES / 3; i += 1) {
      const into = join(root, `torn-${i}`)
      const { names, entries, verified, person } = await reopenTorn(left, {
        log: tear(log, random),
        into,
      })
      const expected = Array.from({ length: names.length }, (_, n) => `service ${n}`)
      expect(new Set(names)).toEqual(new Set(expected))
      expect(entries).toBe(names.length)
      if (person) expect(verified).toMatchObject({ ok: true, value: { outcome: 'intact' } })
      found.push(names.length)
    }
    expect(new Set(found).size).toBeGreaterThan(5)
    expect(Math.max(...found)).toBeLessThanOrEqual(SERVICES)
  },
  60_000,
)
