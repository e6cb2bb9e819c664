import { v7 } from 'uuid'
import { expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { commandLineSession } from '#core/hold-workspace.ts'
import {
  createBrowserSessions,
  IDLE_MS,
  LONGEST_MS,
  SESSION_LIMIT,
} from '../../electron/headless/browser-sessions.ts'
import { virtualClock } from '../support/ports.ts'
import { type Served, serveFurnished } from './serving.ts'

const HOUR_MS = 60 * 60 * 1000

function begin() {
  const clock = virtualClock()
  const sessions = createBrowserSessions(clock)
  const session = commandLineSession()
  sessions.begin('token', session)
  return { clock, sessions, session }
}

test('a session that nobody uses ends after twelve hours', () => {
  const { clock, sessions, session } = begin()
  clock.pass(12 * HOUR_MS)
  expect(IDLE_MS).toBe(12 * HOUR_MS)
  expect(sessions.use('token')).toBe(session)
  clock.pass(IDLE_MS + 1)
  expect(sessions.use('token')).toBeUndefined()
  expect(sessions.isKnown('token')).toBe(false)
})

test('listening is not using', () => {
  const { clock, sessions } = begin()
  clock.pass(IDLE_MS)
  expect(sessions.isKnown('token')).toBe(true)
  clock.pass(1)
  expect(sessions.isKnown('token')).toBe(false)
})

test('a session that is used all the time ends after seven days', () => {
  const { clock, sessions, session } = begin()
  expect(LONGEST_MS).toBe(7 * 24 * HOUR_MS)
  for (let hour = 0; hour < 7 * 24; hour += 1) {
    clock.pass(HOUR_MS)
    expect(sessions.use('token')).toBe(session)
  }
  clock.pass(1)
  expect(sessions.use('token')).toBeUndefined()
})

test('setting the wall clock neither ends a session nor prolongs it', () => {
  const { clock, sessions, session } = begin()
  clock.setWall(clock.now() + LONGEST_MS * 10)
  expect(sessions.use('token')).toBe(session)
  clock.setWall(0)
  clock.pass(IDLE_MS + 1)
  expect(sessions.use('token')).toBeUndefined()
})

test('of too many sessions the one that was quiet longest is let go', () => {
  const { sessions, session } = begin()
  for (let i = 1; i < SESSION_LIMIT; i += 1) sessions.begin(`token ${i}`, session)
  expect(sessions.use('token')).toBe(session)
  sessions.begin('one more', session)
  expect(sessions.isKnown('token 1')).toBe(false)
  const known = ['token', 'token 2', 'one more'].filter((token) => sessions.isKnown(token))
  expect(known).toEqual(['token', 'token 2', 'one more'])
})

const ask = ({ origin }: Served, token: string) =>
  fetch(new URL('/call', origin), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'workspace.status', input: {}, commandId: v7() }),
  })

test('the page of a session that has ended is told so, and its socket does not keep it', async () => {
  const served = await serveFurnished()
  const token = await served.enter()
  const url = new URL('/changes', served.origin).href.replace('http', 'ws')
  const socket = new WebSocket(url, ['signalbox', `bearer.${token}`], { origin: served.origin })
  const [heard, closed] = [vi.fn(), vi.fn()]
  socket.on('message', heard).on('close', closed)
  await vi.waitFor(() => expect(heard).toHaveBeenCalledOnce())
  served.clock.pass(IDLE_MS + 1)
  expect((await ask(served, token)).status).toBe(401)
  const add = { name: 'services.add', input: { name: 'Late', tier: 1 }, commandId: v7() }
  await served.core.call(add, commandLineSession())
  await vi.waitFor(() => expect(closed).toHaveBeenCalledOnce())
  expect(heard).toHaveBeenCalledOnce()
})
