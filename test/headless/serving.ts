import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { osUser } from '#core/hold-workspace.ts'
import { type Core, openCore } from '#core/open-core.ts'
import type { Ports } from '#core/ports.ts'
import { type ListenOptions, serveBrowser } from '../../electron/headless/serve-browser.ts'
import { testPorts } from '../support/ports.ts'
import { type Furnished, furnish } from '../transport/furnish.ts'

export type Served = Awaited<ReturnType<typeof serveCore>>

/** The built screens are not needed to see whether something leaks. */
export const PAGE = '<!doctype html><title>Signalbox</title>'
/** Lies beside the folder of screens: no path may lead to it. */
export const CANARY = 'canary-5f0e6c1d-outside-the-screens'

function makePages(): string {
  const parent = mkdtempSync(join(tmpdir(), 'signalbox-pages-'))
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }))
  const pages = join(parent, 'renderer')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'index.html'), PAGE)
  writeFileSync(join(pages, 'assets', 'index.js'), 'export {}\n')
  for (const name of ['canary.js', 'canary.json', 'canary.html', 'canary']) {
    writeFileSync(join(parent, name), CANARY)
  }
  return pages
}

type Serving = {
  readonly core: Core
  readonly ports: Ports
  readonly listen?: Partial<ListenOptions>
}

/** Serves a core to browsers on a free port of loopback until the test has finished. */
export async function serveCore({ core, ports, listen }: Serving) {
  const parts = { core, ports, pages: makePages(), osUser: osUser() }
  const options = { host: '127.0.0.1', port: 0, names: [], ...listen }
  const host = await serveBrowser(parts, options)
  onTestFinished(() => host.close())
  return { ...host, core, enter: (person?: string) => enter(host.origin, host.linkFor(person)) }
}

/** Exchanges the code of a link for a token, as the page does. */
export async function enter(origin: string, link: string): Promise<string> {
  const response = await exchange(origin, new URL(link).hash.slice('#code='.length))
  const { token } = (await response.json()) as { token: string }
  return token
}

export const exchange = (origin: string, code: unknown) =>
  fetch(new URL('/session', origin), { method: 'POST', body: JSON.stringify({ code }) })

export async function serveFurnished(furnished: Furnished = { services: 3 }) {
  const { ports, clock, log } = testPorts()
  const core = await openCore({ folder: undefined, ports, program: '0.0.0-test' })
  onTestFinished(() => core.close())
  await furnish(core, furnished)
  return { ...(await serveCore({ core, ports })), clock, log }
}

/** Names that only an answer from the core would carry. */
export const DATA = /service \d|Kim|fingerprint|"me"/
/** What nobody outside should ever see: a place in the source, a path of this machine. */
export const INNARDS =
  /\n\s+at |node_modules|\.ts:\d+|SqliteError|TypeError|\/(home|root|tmp|work)\//
