import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect } from 'vitest'
import { commandLineSession, holdWorkspace } from '#core/hold-workspace.ts'
import { quiet } from '#core/rpc/router.ts'
import { listBackupFiles } from '#core/workspace/backup-files.ts'
import { prove } from '#core/workspace/copy-verified.ts'
import { placesIn } from '#core/workspace/places.ts'
import { testPorts } from '../support/ports.ts'

export type Reopened = {
  readonly tookMs: number
  readonly epoch: number
  readonly services: ReadonlySet<string>
  readonly schema: number
}

/** Opens what a killed process left, lets it prove itself, and closes it again. */
export async function reopen(folder: string): Promise<Reopened> {
  const started = performance.now()
  const { ports } = testPorts()
  const clock = { ...ports.clock, now: Date.now }
  const options = { folder, ports: { ...ports, clock }, program: '0.0.0-test', host: 'test' }
  const held = await holdWorkspace(options)
  const tookMs = performance.now() - started
  const { db } = held.core.running()
  expect(db.pragma('quick_check', { simple: true })).toBe('ok')
  const verified = await held.core.call(
    { name: 'ledger.verify', input: {}, commandId: v7() },
    commandLineSession(),
  )
  const names = db.prepare('SELECT name FROM services').pluck().all() as string[]
  const epoch = Number(db.prepare('SELECT coalesce(max(epoch), 0) FROM workspaces').pluck().get())
  const schema = Number(db.pragma('user_version', { simple: true }))
  await held.close()
  if (names.length > 0) {
    expect(verified).toMatchObject({ ok: true, value: { outcome: 'intact', findings: [] } })
  }
  return { tookMs, epoch, schema, services: new Set(names) }
}

/** Whatever bears a backup's name is one. */
export async function proveBackups(folder: string): Promise<number> {
  const files = listBackupFiles(placesIn(folder).backups)
  for (const { file, seq } of files) {
    expect(await prove(file, { head: seq, conduct: quiet })).toBeGreaterThanOrEqual(seq)
  }
  return files.length
}

/** Whatever bears an export's name is whole. */
export function proveExports(folder: string): number {
  const exports = join(folder, 'exports')
  if (!existsSync(exports)) return 0
  const named = readdirSync(exports).filter((name) => !name.endsWith('.partial'))
  for (const name of named) {
    const lines = readFileSync(join(exports, name, 'ledger.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
    const last = JSON.parse(lines.at(-1)!) as { seq: number }
    expect(last.seq).toBe(lines.length)
    const readme = readFileSync(join(exports, name, 'README.md'), 'utf8')
    expect(readme.replace(/\D/g, '')).toContain(String(lines.length))
    expect(readFileSync(join(exports, name, 'public-keys.json'), 'utf8')).toContain('publicKey')
  }
  return named.length
}
