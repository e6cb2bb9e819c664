import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { commandLineSession } from '#core/hold-workspace.ts'
import { CODE_MS, createStartCodes } from '../../electron/headless/start-codes.ts'
import { virtualClock } from '../support/ports.ts'
import { exchange, serveFurnished } from './serving.ts'

const codeIn = (link: string) => new URL(link).hash.slice('#code='.length)

const ask = (origin: string, token: string) =>
  fetch(new URL('/call', origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'workspace.status', input: {}, commandId: v7() }),
  })

test('a code admits one browser, once', async () => {
  const { origin, linkFor } = await serveFurnished()
  const code = codeIn(linkFor())
  expect((await exchange(origin, code)).status).toBe(200)
  expect((await exchange(origin, code)).status).toBe(401)
})

test('of fifty who use one code at once, one is admitted', async () => {
  const { origin, linkFor } = await serveFurnished()
  const code = codeIn(linkFor())
  const all = await Promise.all(Array.from({ length: 50 }, () => exchange(origin, code)))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('a code is good for sixty seconds and not for longer', () => {
  const clock = virtualClock()
  const codes = createStartCodes(clock)
  const [early, late] = [codes.offer(commandLineSession), codes.offer(commandLineSession)]
  clock.pass(CODE_MS)
  expect(CODE_MS).toBe(60_000)
  expect(codes.exchange(early, '127.0.0.1')).toBeDefined()
  clock.pass(1)
  expect(codes.exchange(late, '127.0.0.1')).toBeUndefined()
  clock.setWall(0)
  expect(codes.exchange(late, '127.0.0.1')).toBeUndefined()
})

test.each([
  ['', null],
  ['a guess', 'A'.repeat(43)],
  ['a number', 7],
  ['an object', { toString: 1 }],
])('no code, %s, admits nobody', async (_, code) => {
  const { origin, log } = await serveFurnished()
  expect((await exchange(origin, code)).status).toBe(401)
  expect(log.lines.filter(({ level }) => level === 'error')).toEqual([])
})

test('codes and tokens have 256 bits and never repeat', () => {
  const codes = createStartCodes(virtualClock())
  const made = Array.from({ length: 500 }, () => codes.offer(commandLineSession))
  const tokens = made.map((code) => codes.exchange(code, '127.0.0.1')!)
  expect(new Set([...made, ...tokens]).size).toBe(1000)
  for (const one of [...made, ...tokens]) expect(Buffer.from(one, 'base64url')).toHaveLength(32)
})

test('a session ends when it is left, and its socket with it', async () => {
  const { origin, enter } = await serveFurnished()
  const [token, other] = [await enter(), await enter()]
  expect((await ask(origin, token)).status).toBe(200)
  const headers = { authorization: `Bearer ${token}` }
  const left = await fetch(new URL('/session', origin), { method: 'DELETE', headers })
  expect(left.status).toBe(204)
  expect((await ask(origin, token)).status).toBe(401)
  expect((await ask(origin, other)).status).toBe(200)
})

test('a token opens nothing but as a bearer', async () => {
  const { origin, enter } = await serveFurnished()
  const token = await enter()
  const body = JSON.stringify({ name: 'workspace.status', input: {}, commandId: v7() })
  const attempts: [string, Record<string, string>][] = [
    [`/call?token=${token}`, {}],
    [`/call?access_token=${token}`, {}],
    ['/call', { cookie: `token=${token}; signalbox.token=${token}` }],
    ['/call', { 'x-auth-token': token }],
    ['/call', { authorization: token }],
    ['/call', { authorization: `Bearer ${token}x` }],
    ['/call', { authorization: `Basic ${btoa(`kim:${token}`)}` }],
  ]
  for (const [path, headers] of attempts) {
    const response = await fetch(new URL(path, origin), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    })
    expect(response.status, path).toBe(401)
  }
})

test('neither codes nor tokens come back in an answer, a header or the log', async () => {
  const { origin, linkFor, log } = await serveFurnished()
  const link = linkFor()
  const code = codeIn(link)
  expect(new URL(link).search).toBe('')
  const entered = await exchange(origin, code)
  const { token } = (await entered.json()) as { token: string }
  const answers = [
    await exchange(origin, code),
    await ask(origin, token),
    await ask(origin, `${token.slice(1)}A`),
    await fetch(new URL(`/?token=${token}`, origin)),
  ]
  expect([...entered.headers.keys()]).not.toContain('set-cookie')
  for (const answer of answers) {
    const told = `${JSON.stringify([...answer.headers])}${await answer.text()}`
    expect(told).not.toContain(token)
    expect(told).not.toContain(code)
    expect(told).not.toMatch(/set-cookie/i)
  }
  const logged = JSON.stringify(log.lines)
  expect(logged).toContain('a browser entered')
  expect(logged).not.toContain(token)
  expect(logged).not.toContain(code)
})
