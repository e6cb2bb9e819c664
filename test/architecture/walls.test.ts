import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { breaches, reachedBy, sources } from './imports.ts'
import { walls } from './walls.ts'

const textOf = (file: string) => readFileSync(file, 'utf8')

test('no module reaches through a wall', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.flatMap((file) => breaches(file, textOf(file)))).toEqual([])
})

test('every folder stands behind a wall', () => {
  const open = sources.filter((file) => !walls.some(({ from }) => from.test(file)))
  expect(open).toEqual([])
})

test.each([
  ['shared/time/a.ts', "import { x } from '#shared/domain/people/two-person.ts'"],
  ['shared/domain/ledger/a.ts', "import Database from 'better-sqlite3'"],
  ['shared/domain/ledger/a.ts', "import { x } from '../../../electron/core/refusal.ts'"],
  ['shared/domain/ledger/a.ts', "import { z } from 'zod'"],
  ['shared/events/a.events.ts', "import { Words } from '../vocabulary/text.ts'"],
  ['shared/contract/a.contract.ts', "import { hash } from 'node:crypto'"],
  ['electron/core/people/a.ts', "import { app } from 'electron'"],
  ['electron/core/people/a.ts', "const { app } = await import('electron')"],
  ['electron/core/people/a.ts', "import { r } from '../releases/release.reader.ts'"],
  ['electron/core/releases/a.ts', "import { p } from '../workspace/places.ts'"],
  ['electron/core/ledger/a.ts', "import { connect } from 'node:net'"],
  ['electron/core/ledger/a.ts', "import { C } from '../../../renderer/state/view.ts'"],
  ['electron/core/create-core.ts', "import { serve } from '../headless/http-server.ts'"],
  ['renderer/data/a.ts', "import { sha256 } from '#core/ledger/sha256.ts'"],
  ['renderer/data/a.ts', "import 'node:fs'"],
  ['renderer/features/canary/a.ts', "import { W } from '../workspace/status-card.tsx'"],
  ['renderer/features/canary/a.ts', "import { W } from '#renderer/layout/app.tsx'"],
  ['electron/headless/a.ts', "import { app } from 'electron'"],
  ['electron/headless/a.ts', "import { w } from '../desktop/window.ts'"],
  ['electron/desktop/a.ts', "import { openCore } from '#core/open-core.ts'"],
  ['electron/preload/a.ts', "import { readFileSync } from 'node:fs'"],
])('the wall around %s holds against %s', (file, line) => {
  expect(breaches(file, line)).not.toEqual([])
})

test('only the desktop and its preload name electron', () => {
  const naming = sources.filter((file) => reachedBy(file, textOf(file)).includes('electron'))
  const outside = naming.filter((file) => !/^electron\/(desktop|preload)\//.test(file))
  expect(naming.length).toBeGreaterThan(1)
  expect(outside).toEqual([])
})

test('the domain asks neither clock nor dice', () => {
  const asking = sources
    .filter((file) => file.startsWith('shared/domain/'))
    .filter((file) => /Date\.now|new Date\(\)|Math\.random|performance\./.test(textOf(file)))
  expect(asking).toEqual([])
})

test('only the ports ask the machine for the time', () => {
  const mayAsk = ['electron/core/system-ports.ts', 'electron/core/workspace/lock.ts']
  const asking = sources
    .filter((file) => file.startsWith('electron/core/') && !mayAsk.includes(file))
    .filter((file) => /Date\.now|new Date\(\)|performance\.now/.test(textOf(file)))
  expect(asking).toEqual([])
})
