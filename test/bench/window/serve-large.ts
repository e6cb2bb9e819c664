import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { createHttpClient } from '#renderer/data/http-client.ts'
import { createConnection } from '#renderer/state/connection.ts'
import type { AskOf, OperationName, OutputOf } from '#shared/contract/index.ts'
import e2e from '../../e2e/playwright.config.ts'
import { copyRehearsal } from '../../support/rehearsal.ts'
import { built } from '../built.ts'
import { inFolder } from '../folder.ts'
import { watchTheWindow } from './watch-the-window.ts'

/** A host on a large rehearsal of its own, and a browser that is running already. */
export type Served = {
  readonly workspace: string
  readonly browser: Browser
}

export const serveLarge = <T>(use: (served: Served) => Promise<T>): Promise<T> =>
  inFolder(async (folder) => {
    const workspace = await copyRehearsal('large', join(folder, 'large'))
    const { executablePath, args } = e2e.use?.launchOptions ?? {}
    const browser = await chromium.launch({
      ...(executablePath && { executablePath }),
      ...(args && { args }),
    })
    try {
      return await use({ workspace, browser })
    } finally {
      await browser.close()
    }
  })

/** A running host; the link was printed at `readyAt`, milliseconds since 1970. */
export type Running = {
  readonly link: string
  readonly origin: string
  readonly readyAt: number
  readonly pid: number
  readonly stop: () => Promise<void>
}

/** Mostly nothing is read meanwhile, because it would be measured with the rest. */
const still = ['--offline']

export async function startHost(workspace: string, words = still): Promise<Running> {
  const args = [built(), 'serve', ...words, '--port', '0', '--workspace', workspace]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const link = await printedLink(child)
  const readyAt = rightNow()
  return {
    ...{ link, origin: new URL(link).origin, readyAt, pid: child.pid! },
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** On the clock that pages read as well. */
export const rightNow = (): number => performance.timeOrigin + performance.now()

async function printedLink({ stdout }: ChildProcess): Promise<string> {
  let said = ''
  for await (const text of stdout!.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += text
    const link = /http\S+#code=\S+/.exec(said)?.[0]
    if (link) return link
  }
  throw new Error('the host ended')
}

export type Signed = Running & {
  readonly page: Page
  readonly token: string
  readonly ask: <N extends OperationName>(name: N, input: AskOf<N>) => Promise<OutputOf<N>>
}

/** One host, one window that is signed in to it; further ones are had from its context. */
export const withWindow = <T>(use: (signed: Signed) => Promise<T>): Promise<T> =>
  serveLarge((served) => openWindow(served, use))

/** The same, at a host that reads what is outside. */
export const withReadingWindow = <T>(use: (signed: Signed) => Promise<T>): Promise<T> =>
  serveLarge((served) => openWindow({ ...served, words: [] }, use))

export async function openWindow<T>(
  { workspace, browser, words }: Served & { readonly words?: string[] },
  use: (signed: Signed) => Promise<T>,
): Promise<T> {
  const host = await startHost(workspace, words)
  try {
    return await use(await signIn(host, browser))
  } finally {
    await host.stop()
  }
}

async function signIn(host: Running, browser: Browser): Promise<Signed> {
  const context = await newContext(browser)
  const page = await context.newPage()
  await page.goto(host.link)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const token = await page.evaluate(() => sessionStorage.getItem('signalbox.token') ?? '')
  await context.addInitScript((kept) => sessionStorage.setItem('signalbox.token', kept), token)
  const core = createHttpClient({
    ...{ host: host.origin, token, connection: createConnection() },
    onSignedOut: () => {},
  })
  return {
    ...{ ...host, page, token },
    async ask(name, input) {
      const reply = await core.call(name, input)
      if (!reply.ok) throw new Error(`${name}: ${reply.failure.message}`)
      return reply.value
    },
  }
}

/** As people have it: nothing is cached yet. */
export async function newContext(browser: Browser) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  await context.addInitScript(watchTheWindow)
  return context
}
