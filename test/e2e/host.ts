import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base } from '@playwright/test'
import { launchHost, run } from '../headless/launched.ts'

/** A real host on an empty workspace of its own. */
export class Host {
  readonly workspace: string
  #running: Awaited<ReturnType<typeof launchHost>> | undefined

  constructor(folder: string) {
    this.workspace = join(folder, 'workspace')
  }

  /** The link that the start printed; it admits one browser. */
  get link(): string {
    return this.#running!.link
  }

  get origin(): string {
    return new URL(this.link).origin
  }

  get port(): number {
    return Number(new URL(this.link).port)
  }

  async start(port = 0): Promise<void> {
    this.#running = await launchHost(this.workspace, '--port', String(port))
  }

  /** Ends it without warning. */
  async kill(): Promise<void> {
    this.#running?.child.kill('SIGKILL')
    await this.#running?.ended
  }

  /** Another link, as the command line gives it. */
  async anotherLink(): Promise<string> {
    const { stdout, stderr, status } = await run(['link'], { workspace: this.workspace })
    if (status !== 0) throw new Error(stderr)
    return stdout.trim()
  }

  /** Carries out an operation through the command line. */
  async call(name: string, input: object): Promise<unknown> {
    const around = { workspace: this.workspace, input: JSON.stringify(input) }
    const { stdout, stderr, status } = await run(['call', name, '--input', '-'], around)
    if (status !== 0) throw new Error(stderr)
    return JSON.parse(stdout)
  }
}

export const test = base.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names that a fixture takes
  host: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-e2e-'))
    const host = new Host(folder)
    await host.start()
    await use(host)
    await host.kill()
    rmSync(folder, { recursive: true, force: true })
  },
})
export { expect } from '@playwright/test'
