import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { createHttpClient } from '#renderer/data/http-client.ts'
import { createConnection } from '#renderer/state/connection.ts'
import type { AskOf, OperationName, OutputOf } from '#shared/contract/index.ts'
import { launchHostIn, type Ran, run } from '../headless/launched.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What was built: the same files that people start. */
export const built = resolve(root, process.env['SIGNALBOX_OUT'] ?? 'dist', 'headless', 'main.js')

type Place = {
  readonly workspace: string
  /** Where its other workspaces lie when nobody says otherwise. */
  readonly home: string
  /** What else it is started with. */
  readonly words?: readonly string[]
}

/** A real host on a workspace of its own. */
export class Host {
  readonly #around
  readonly #words: readonly string[]
  #running: Awaited<ReturnType<typeof launchHostIn>> | undefined
  #token: string | undefined

  readonly home: string

  constructor({ workspace, home, words = [] }: Place) {
    this.home = home
    this.#words = words
    this.#around = { workspace, env: { XDG_DATA_HOME: home }, program: built }
  }

  get workspace(): string {
    return this.#around.workspace
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
    this.#token = undefined
    this.#running = await launchHostIn(this.#around, '--port', String(port), ...this.#words)
  }

  /** Ends it without warning. */
  async kill(): Promise<void> {
    this.#running?.child.kill('SIGKILL')
    await this.#running?.ended
  }

  /** As a person ends it, so that what it started ends with it. */
  async stop(): Promise<void> {
    this.#running?.child.kill('SIGTERM')
    await this.#running?.ended
  }

  /** The command line, as people use it beside a running host. */
  async say(args: readonly string[], input?: object): Promise<Ran> {
    return run(args, { ...this.#around, ...(input && { input: JSON.stringify(input) }) })
  }

  /** Another link, as the command line gives it. */
  async anotherLink(): Promise<string> {
    const { stdout, stderr, status } = await this.say(['link'])
    if (status !== 0) throw new Error(stderr)
    return stdout.trim()
  }

  /** Leads a page to a place in the window, signed in as whoever the start's link admits. */
  async open(page: Page, hash = '#/'): Promise<void> {
    await this.admit(page)
    await page.goto(`${this.origin}/${hash}`)
  }

  /** Where signing in itself is not what is to be proved. */
  async admit(page: Page): Promise<void> {
    const kept = { origin: this.origin, token: await this.token() }
    await page.addInitScript(({ origin, token }) => {
      if (location.origin === origin) sessionStorage.setItem('signalbox.token', token)
    }, kept)
  }

  /** Carries out an operation as whoever the start's link admits. */
  async call<N extends OperationName>(name: N, input: AskOf<N>): Promise<OutputOf<N>> {
    const connection = createConnection()
    const ends = { host: this.origin, token: await this.token(), connection }
    const core = createHttpClient({ ...ends, onSignedOut: () => {} })
    const reply = await core.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.message}`)
    return reply.value
  }

  async token(): Promise<string> {
    this.#token ??= (await signIn(this.link)) ?? (await signIn(await this.anotherLink()))
    if (this.#token === undefined) throw new Error('no link admits us')
    return this.#token
  }
}

/** `undefined` where a page used the link already. */
async function signIn(link: string): Promise<string | undefined> {
  const code = new URL(link).hash.slice('#code='.length)
  const body = JSON.stringify({ code })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(new URL('/session', link), { method: 'POST', headers, body })
  if (!response.ok) return undefined
  // What a host answers to a good code is a token.
  return ((await response.json()) as { token: string }).token
}
