import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, test as base, expect } from '@playwright/test'
import { copyRehearsal } from '../support/rehearsal.ts'
import { Host } from './host.ts'
import { listenForTrouble } from './trouble.ts'

type Each = {
  /** A host on an empty workspace, for this test alone. */
  readonly host: Host
  /** A host on a rehearsal of its own, for a test that changes more than what it brought; nothing is read there yet. */
  readonly ownRehearsal: Host
  /** A host on a rehearsal whose world runs sixty times as fast, and whose GitHub wants to be left alone. */
  readonly liveRehearsal: Host
  /** What of the browser's complaints belongs to the test; anything else fails it. */
  readonly expectedTrouble: RegExp
  readonly noTrouble: undefined
}
type Shared = {
  /** A host on the small rehearsal; who changes something there changes only what they brought. */
  readonly rehearsal: Host
  /** Where a rehearsal lies that has no sources; to be copied. */
  readonly noWorld: string
}

export const test = base.extend<Each, Shared>({
  host: async ({ context }, use) => {
    await inFolder((folder) =>
      serveDuring(join(folder, 'workspace'), async (host) => {
        await use(host)
        await closePages(context)
      }),
    )
  },
  ownRehearsal: async ({ context, noWorld }, use) => {
    await inFolder(async (folder) =>
      serveDuring(copyOf(noWorld, join(folder, 'small')), async (host) => {
        await use(host)
        await closePages(context)
      }),
    )
  },
  liveRehearsal: async ({ context }, use) => {
    await inFolder(async (folder) => {
      const workspace = await copyRehearsal('small', join(folder, 'small'))
      const words = ['--scenario', 'source-limits', '--speed', '60']
      await serveDuring({ workspace, words }, async (host) => {
        await use(host)
        await closePages(context)
      })
    })
  },
  rehearsal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names that a fixture takes
    async ({}, use) => {
      await inFolder(async (folder) =>
        serveDuring(
          { workspace: await copyRehearsal('small', join(folder, 'small')), words: offline },
          use,
        ),
      )
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  noWorld: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names that a fixture takes
    async ({}, use) => {
      await inFolder(async (folder) => use(await withoutWorld(join(folder, 'small'))))
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  expectedTrouble: [/(?!)/, { option: true }],
  noTrouble: [
    async ({ context, expectedTrouble }, use) => {
      const trouble = await listenForTrouble(context)
      await use(undefined)
      const strange = trouble.filter((text) => !expectedTrouble.test(text))
      expect(strange, 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
})
export { expect }

/** Where the world around the rehearsal would only disturb. */
const offline = ['--offline']

function copyOf(workspace: string, to: string): string {
  cpSync(workspace, to, { recursive: true })
  return to
}

/** A rehearsal without its sources and rules, so that a test may bring a world of its own. */
async function withoutWorld(to: string): Promise<string> {
  const workspace = await copyRehearsal('small', to)
  await serveDuring({ workspace, words: offline }, async (host) => {
    const { items } = await host.call('sources.list', {})
    for (const { id: sourceId, version: expectedVersion } of items) {
      await host.call('sources.remove', { sourceId, expectedVersion, reason: 'Not for this.' })
    }
    const { items: rules } = await host.call('joins.rules', { limit: 1000 })
    for (const { id: ruleId, version: expectedVersion } of rules) {
      await host.call('joins.remove', { ruleId, expectedVersion })
    }
  })
  return workspace
}

/** Before their host ends, which they would complain about. */
const closePages = (context: BrowserContext) =>
  Promise.all(context.pages().map((page) => page.close()))

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-e2e-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type Serving = { readonly workspace: string; readonly words?: readonly string[] }
type Use = (host: Host) => Promise<void>

/** Its own home, so that nothing of this account is opened from there. */
async function serveDuring(at: string | Serving, use: Use): Promise<void> {
  const { workspace, words = [] } = typeof at === 'string' ? { workspace: at } : at
  const host = new Host({ workspace, home: join(workspace, '..', 'home'), words })
  await host.start()
  try {
    await use(host)
  } finally {
    await host.stop()
  }
}
