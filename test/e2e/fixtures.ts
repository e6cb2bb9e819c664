import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, test as base, expect } from '@playwright/test'
import { copyRehearsal } from '../support/rehearsal.ts'
import { Host } from './host.ts'
import { listenForTrouble } from './trouble.ts'

type Each = {
  /** A host on an empty workspace, for this test alone. */
  readonly host: Host
  /** A host on a rehearsal of its own, for a test that changes more than what it brought. */
  readonly ownRehearsal: Host
  /** What of the browser's complaints belongs to the test; anything else fails it. */
  readonly expectedTrouble: RegExp
  readonly noTrouble: undefined
}
type Shared = {
  /** A host on the small rehearsal; who changes something there changes only what they brought. */
  readonly rehearsal: Host
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
  ownRehearsal: async ({ context }, use) => {
    await inFolder(async (folder) =>
      serveDuring(await copyRehearsal('small', join(folder, 'small')), async (host) => {
        await use(host)
        await closePages(context)
      }),
    )
  },
  rehearsal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names that a fixture takes
    async ({}, use) => {
      await inFolder(async (folder) =>
        serveDuring(await copyRehearsal('small', join(folder, 'small')), use),
      )
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

/** Its own home, so that nothing of this account is opened from there. */
async function serveDuring(workspace: string, use: (host: Host) => Promise<void>): Promise<void> {
  const host = new Host({ workspace, home: join(workspace, '..', 'home') })
  await host.start()
  try {
    await use(host)
  } finally {
    await host.stop()
  }
}
