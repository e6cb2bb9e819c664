import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { Host } from './host.ts'
import { FirstStartPage } from './pages/first-start-page.ts'
import { Shell } from './pages/shell.ts'

/** What is refused to an attacker is told in the attacker's own console. */
test.use({
  expectedTrouble:
    /CORS|ERR_|Failed to load|EventSource|WebSocket|Access to|blocked|MIME|^violation: /,
})

/** What only the core would tell. */
const DATA = /Kim|fingerprint|"me"|"token"/

async function enrol(page: Page, host: Host): Promise<string> {
  await page.goto(host.link)
  await new FirstStartPage(page).enrol('Kim')
  await expect(new Shell(page).speaker('Kim')).toBeVisible()
  return page.evaluate(() => Object.values(sessionStorage)[0] as string)
}

/** A page of somebody else on this machine, with a form that posts to the host. */
async function serveStranger(host: Host): Promise<Server> {
  const form = `
    <form id="form" method="post" enctype="text/plain" target="frame" action="${host.origin}/call">
      <input name='{"name":"people.list","input":{},"commandId":"' value='"}'>
    </form><iframe name="frame"></iframe>`
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(`<!doctype html>${form}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

type Target = { readonly origin: string; readonly token: string }
type Got = Record<string, string>

/** Runs in the attacker's page, like the two below; answers every byte that a request brought. */
async function attackByRequest({ origin, token }: Target): Promise<Got> {
  const body = JSON.stringify({ name: 'workspace.status', input: {}, commandId: '' })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const call = { method: 'POST', body }
  const tries: Record<string, [string, RequestInit]> = {
    page: ['/', {}],
    'page with credentials': ['/', { credentials: 'include' }],
    'page without cors': ['/', { mode: 'no-cors' }],
    'call with the token': ['/call', { ...call, headers }],
    'plain call': ['/call', call],
    'call without cors': ['/call', { ...call, mode: 'no-cors' }],
    session: ['/session', { ...call, body: '{"code":"x"}' }],
  }
  const got: Got = {}
  for (const [way, [path, init]] of Object.entries(tries)) {
    got[way] = await fetch(origin + path, init).then(
      (response) => response.text(),
      () => '',
    )
  }
  return got
}

async function attackByElement({ origin }: Target): Promise<Got> {
  const load = (tag: string, attributes: Record<string, string>) =>
    new Promise<string>((resolve) => {
      const made = document.createElement(tag)
      made.addEventListener('load', () => resolve('loaded'))
      made.addEventListener('error', () => resolve(''))
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
      document.body.append(made)
    })
  return {
    image: await load('img', { src: `${origin}/favicon.svg` }),
    script: await load('script', { src: `${origin}/call` }),
    module: await load('script', { type: 'module', src: `${origin}/assets/index.js` }),
    style: await load('link', { rel: 'stylesheet', href: `${origin}/` }),
    object: await load('object', { data: `${origin}/` }),
  }
}

async function attackByLine({ origin, token }: Target): Promise<Got> {
  const hear = (line: EventSource | WebSocket) =>
    new Promise<string>((resolve) => {
      line.addEventListener('message', (event) => resolve(String((event as MessageEvent).data)))
      line.addEventListener('error', () => resolve(''))
    })
  const socket = (protocols: string[]) =>
    hear(new WebSocket(`${origin.replace('http', 'ws')}/changes`, protocols))
  return {
    events: await hear(new EventSource(`${origin}/changes`)),
    socket: await socket([]),
    'socket with the token': await socket(['signalbox', `bearer.${token}`]),
  }
}

const attackFrom = async (page: Page, target: Target): Promise<Got> => ({
  ...(await page.evaluate(attackByRequest, target)),
  ...(await page.evaluate(attackByElement, target)),
  ...(await page.evaluate(attackByLine, target)),
})

const entries = async (host: Host) => (await host.call('ledger.entries', {})).items.length

test('a page on another port gets nothing, even with the token', async ({
  host,
  page,
  context,
}) => {
  const token = await enrol(page, host)
  const before = await entries(host)
  const stranger = await serveStranger(host)
  const other = await context.newPage()
  await other.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`)
  const got = await attackFrom(other, { origin: host.origin, token })
  expect(Object.keys(got).length).toBeGreaterThanOrEqual(13)
  expect(Object.entries(got).filter(([, bytes]) => bytes !== '')).toEqual([])

  const [posted] = await Promise.all([
    other.waitForResponse((response) => response.url().endsWith('/call')),
    other.evaluate(() => (document.querySelector('#form') as HTMLFormElement).submit()),
  ])
  expect(posted.status()).toBe(403)
  for (const frame of other.frames().slice(1)) expect(await frame.content()).not.toMatch(DATA)
  expect(await entries(host)).toBe(before)
  stranger.close()
})

test('our own page gets what the attacker asks for, so the attack would work', async ({
  host,
  page,
}) => {
  const token = await enrol(page, host)
  const got = await attackFrom(page, { origin: host.origin, token })
  expect(got['call with the token']).toMatch(DATA)
  expect(got['socket with the token']).not.toBe('')
  expect(got['page']).toContain('<title>Signalbox')
})

/** The attacker's page comes from their own server, at the port where ours will be. */
async function visitBeforeRebinding(victim: Page): Promise<number> {
  const attacker = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<!doctype html><body>')
  })
  await new Promise<void>((resolve) => attacker.listen(0, '127.0.0.1', resolve))
  const { port } = attacker.address() as AddressInfo
  await victim.goto(`http://evil.test:${port}/`)
  attacker.closeAllConnections()
  await new Promise((resolve) => attacker.close(resolve))
  return port
}

test('a name that is rebound to this machine gets nothing', async ({
  host,
  page,
  launchOptions,
}) => {
  const rules = '--host-resolver-rules=MAP evil.test 127.0.0.1'
  const args = [...(launchOptions.args ?? []), rules]
  const browser = await chromium.launch({ ...launchOptions, args })
  const victim = await browser.newPage()
  const port = await visitBeforeRebinding(victim)
  await host.kill()
  await host.start(port)
  const token = await enrol(page, host)

  const evil = `http://evil.test:${port}`
  const got = await attackFrom(victim, { origin: evil, token })
  const refusal = 'That host is not served here.\n'
  const seen = Object.entries(got).filter(([, bytes]) => bytes !== '' && bytes !== refusal)
  expect(seen).toEqual([])
  expect(got['call with the token']).toBe(refusal)
  expect(got['page']).toBe(refusal)

  const visited = await victim.goto(`${evil}/`)
  expect(visited?.status()).toBe(403)
  expect(await victim.content()).not.toMatch(/id="root"|assets|Signalbox/)
  await browser.close()
})
