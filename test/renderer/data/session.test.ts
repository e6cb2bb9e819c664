import { afterEach, expect, test, vi } from 'vitest'
import {
  awaitSibling,
  forgetToken,
  lendToken,
  signIn,
  type Tab,
  wayBack,
} from '#renderer/data/session.ts'
import { type FakeHost, startFakeHost } from './fake-host.ts'

let host: FakeHost | undefined
const channels: BroadcastChannel[] = []
afterEach(async () => {
  for (const channel of channels.splice(0)) channel.close()
  await host?.stop()
  host = undefined
})

/** A host that exchanges the code `good` once. */
async function startHost() {
  let used = false
  host = await startFakeHost(({ request }, response) => {
    const { code } = request as unknown as { code: string }
    if (code !== 'good' || used) return void response.writeHead(403).end()
    used = true
    response.writeHead(200).end('{"token":"from-the-code"}')
  })
  return host.url
}

type Opened = { readonly url: string; readonly kept?: string }

function openTab({ url, kept }: Opened) {
  const storage = new Map(kept === undefined ? [] : [['signalbox.token', kept]])
  const channel = new BroadcastChannel('signalbox-of-this-test')
  channels.push(channel)
  const shown: string[] = []
  const { hash, pathname, search, origin } = new URL(url)
  const tab: Tab = {
    location: { hash, pathname, search, origin },
    history: { replaceState: (_, __, address) => void shown.push(String(address)) },
    storage: {
      getItem: (key) => storage.get(key) ?? null,
      setItem: (key, value) => void storage.set(key, value),
      removeItem: (key) => void storage.delete(key),
    },
    siblings: channel,
  }
  return { tab, shown, stored: () => [...storage.values()] }
}
const AWAY = 'http://127.0.0.1:9'

test('a start link is exchanged for a token, and the code leaves the address', async () => {
  const { tab, shown, stored } = openTab({ url: `${await startHost()}/?wall=1#code=good` })
  expect(await signIn(tab)).toEqual({ outcome: 'signedIn', token: 'from-the-code' })
  expect(shown).toEqual(['/?wall=1'])
  expect(stored()).toEqual(['from-the-code'])
})

test('a reload goes on with the token it had', async () => {
  const { tab, shown } = openTab({ url: `${AWAY}/#/releases`, kept: 'from-before' })
  expect(await signIn(tab)).toEqual({ outcome: 'signedIn', token: 'from-before' })
  expect(shown).toEqual([])
})

test('a code that is refused falls back to the session that stands', async () => {
  const { tab, shown } = openTab({ url: `${await startHost()}/#code=bad`, kept: 'from-before' })
  expect(await signIn(tab)).toEqual({ outcome: 'signedIn', token: 'from-before' })
  expect(shown).toEqual(['/'])
})

test('a new tab borrows the token of one that is open', async () => {
  lendToken(openTab({ url: AWAY, kept: 'lent' }).tab)
  const { tab, stored } = openTab({ url: `${AWAY}/#/releases` })
  expect(await signIn(tab)).toEqual({ outcome: 'signedIn', token: 'lent' })
  expect(stored()).toEqual(['lent'])
})

test('a sibling that forgot its token lends nothing', async () => {
  const { tab: sibling } = openTab({ url: AWAY, kept: 'ended' })
  lendToken(sibling)
  forgetToken(sibling)
  const { tab } = openTab({ url: AWAY })
  expect(await signIn(tab)).toEqual({ outcome: 'needsLink', because: 'noSession' })
})

test.each([
  ['without a code', '', 'noSession'],
  ['with a code that does not count', '#code=bad', 'codeRefused'],
])('a tab alone %s needs a link', async (_, hash, because) => {
  const { tab, stored } = openTab({ url: `${await startHost()}/${hash}` })
  expect(await signIn(tab)).toEqual({ outcome: 'needsLink', because })
  expect(stored()).toEqual([])
})

test('a host that is away is told apart from a code that is refused', async () => {
  const { tab } = openTab({ url: `${AWAY}/#code=good` })
  expect(await signIn(tab)).toEqual({ outcome: 'needsLink', because: 'hostAway' })
})

test('a code works once, and a second tab with the same link is told so', async () => {
  const url = `${await startHost()}/#code=good`
  expect(await signIn(openTab({ url }).tab)).toMatchObject({ outcome: 'signedIn' })
  expect(await signIn(openTab({ url }).tab)).toEqual({
    outcome: 'needsLink',
    because: 'codeRefused',
  })
})

test('a fresh link leads back to where the tab was when its session ended', async () => {
  const { tab } = openTab({ url: `${AWAY}/#/ledger?open=7`, kept: 'ended' })
  forgetToken(tab)
  const url = new URL(`${await startHost()}/#code=good`)
  const again = {
    ...tab,
    location: { ...url, hash: url.hash, pathname: '/', search: '', origin: url.origin },
  }
  const shown: string[] = []
  again.history = { replaceState: (_, __, address) => void shown.push(String(address)) }
  await signIn(again)
  expect(shown).toEqual(['/#/ledger?open=7'])
})

test('a tab without a session comes back once another has one', async () => {
  const { tab, stored } = openTab({ url: AWAY })
  const other = openTab({ url: AWAY })
  const came = vi.fn()
  const stop = awaitSibling(tab, came)
  lendToken(other.tab)
  other.tab.storage.setItem('signalbox.token', 'of-another')
  await vi.waitFor(() => expect(came).toHaveBeenCalledOnce(), { timeout: 8000 })
  stop()
  expect(stored()).toEqual(['of-another'])
})

test.each([
  ['http://127.0.0.1:4711/', 'http://127.0.0.1:4711/'],
  ['http://localhost:4711/', 'http://localhost:4711/'],
  ['https://evil.test/', undefined],
  ['http://evil.test/', undefined],
  ['javascript:alert(1)', undefined],
  ['nonsense', undefined],
])('the way back, said to be %s, is %s', async (back, way) => {
  const url = `${await startHost()}/#code=good&back=${encodeURIComponent(back)}`
  const { tab } = openTab({ url })
  await signIn(tab)
  expect(wayBack(tab)).toBe(way)
})
