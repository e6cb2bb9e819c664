import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Page } from '@playwright/test'
import { expect, type Host, test } from './host.ts'
import { WorkspacePage } from './pages/workspace-page.ts'

/** What only the core would tell. */
const DATA = /Kim|fingerprint|"me"|"token"/

async function enrol(page: Page, host: Host): Promise<string> {
  await page.goto(host.link)
  const workspace = new WorkspacePage(page)
  await workspace.enrol('Kim')
  await expect(workspace.known('Kim')).toBeVisible()
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

type Attack = { readonly origin: string; readonly token: string }

/** Runs in the attacker's page; answers every byte that it got hold of, by the way it tried. */
async function attack({ origin, token }: Attack): Promise<Record<string, string>> {
  const body = JSON.stringify({ name: 'workspace.status', input: {}, commandId: '' })
  const bearer = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const asked: Record<string, () => Promise<Response>> = {
    page: () => fetch(`${origin}/`),
    'page with credentials': () => fetch(`${origin}/`, { credentials: 'include' }),
    'page without cors': () => fetch(`${origin}/`, { mode: 'no-cors' }),
    'call with the token': () => fetch(`${origin}/call`, { method: 'POST', headers: bearer, body }),
    'plain call': () => fetch(`${origin}/call`, { method: 'POST', body }),
    'call without cors': () => fetch(`${origin}/call`, { method: 'POST', mode: 'no-cors', body }),
    session: () => fetch(`${origin}/session`, { method: 'POST', body: '{"code":"x"}' }),
  }
  const got: Record<string, string> = {}
  for (const [way, ask] of Object.entries(asked)) {
    got[way] = await ask().then(
      (response) => response.text(),
      () => '',
    )
  }
  const element = (tag: 'img' | 'script' | 'link' | 'iframe', attribute: string, path: string) =>
    new Promise<string>((resolve) => {
      const made = document.createElement(tag)
      if (tag === 'link') made.setAttribute('rel', 'stylesheet')
      made.addEventListener('load', () => resolve(tag === 'iframe' ? '' : 'loaded'))
      made.addEventListener('error', () => resolve(''))
      made.setAttribute(attribute, `${origin}${path}`)
      document.body.append(made)
    })
  got['image'] = await element('img', 'src', '/design/signalbox.svg')
  got['script'] = await element('script', 'src', '/call')
  got['style'] = await element('link', 'href', '/')
  got['frame'] = await element('iframe', 'src', '/')
  got['events'] = await new Promise((resolve) => {
    const events = new EventSource(`${origin}/changes`)
    events.onmessage = ({ data }) => resolve(String(data))
    events.onerror = () => resolve('')
  })
  const listen = (protocols: string[]) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/changes`, protocols)
      socket.onmessage = ({ data }) => resolve(String(data))
      socket.onopen = () => resolve('open')
      socket.onerror = () => resolve('')
    })
  got['socket'] = await listen([])
  got['socket with the token'] = await listen(['signalbox', `bearer.${token}`])
  return got
}

const entries = async (host: Host) =>
  ((await host.call('ledger.entries', {})) as { items: unknown[] }).items.length

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
  const got = await other.evaluate(attack, { origin: host.origin, token })
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
  const got = await page.evaluate(attack, { origin: host.origin, token })
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
  const got = await victim.evaluate(attack, { origin: evil, token })
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
