import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Held, holdWorkspace } from '#core/hold-workspace.ts'
import { openCore } from '#core/open-core.ts'
import { testPorts } from '../support/ports.ts'
import { type Furnished, furnish } from './furnish.ts'

/** Removed when the test has finished. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-transport-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export async function coreInMemory(furnished: Furnished) {
  const { ports } = testPorts()
  const core = await openCore({ folder: undefined, ports, program: '0.0.0-test' })
  onTestFinished(() => core.close())
  await furnish(core, furnished)
  return { core, ports }
}

export async function heldWorkspace(furnished: Furnished): Promise<Held> {
  const { ports } = testPorts()
  const folder = join(temporaryFolder(), 'workspace')
  const held = await holdWorkspace({ folder, ports, program: '0.0.0-test', host: 'test' })
  onTestFinished(() => held.close())
  await furnish(held.core, furnished)
  return held
}
