import { expect, test } from 'vitest'
import type { Change } from '#core/sync/outward.ts'
import { failureOf, openScene, settled } from './outward-scene.ts'

const where = { path: 'team/train.ics' }
const put: Change = {
  method: 'PUT',
  where,
  body: 'BEGIN:VCALENDAR',
  type: 'text/calendar',
  expects: 'nothing',
}

test('what is written says what it expects to stand there, and answers the tag of what stands there now', async () => {
  const { open, asked } = openScene(() => ({ status: 201, headers: { etag: '"2"' } }))
  const { change } = open({ headers: { authorization: 'Basic x' } })
  expect(await change.send(put)).toEqual({ is: 'done', etag: '"2"' })
  expect(await change.send({ ...put, expects: { etag: '"2"' } })).toEqual({
    is: 'done',
    etag: '"2"',
  })
  expect(await change.send({ method: 'DELETE', where, expects: 'whatever' })).toMatchObject({
    is: 'done',
  })
  const told = asked.map(({ method, body, headers }) => [
    method,
    body,
    headers['if-none-match'],
    headers['if-match'],
    headers['content-type'],
    headers['authorization'],
  ])
  expect(told).toEqual([
    ['PUT', 'BEGIN:VCALENDAR', '*', undefined, 'text/calendar', 'Basic x'],
    ['PUT', 'BEGIN:VCALENDAR', undefined, '"2"', 'text/calendar', 'Basic x'],
    ['DELETE', undefined, undefined, undefined, undefined, 'Basic x'],
  ])
})

test('something else than was expected is an answer, and nothing is tried again', async () => {
  const { open, asked } = openScene(() => ({ status: 412 }))
  expect(await open().change.send(put)).toEqual({ is: 'conflict' })
  expect(asked).toHaveLength(1)
})

test.each([404, 410])('what is gone already is taken away (%i)', async (status) => {
  const { open } = openScene(() => ({ status }))
  const { change } = open()
  expect(await change.send({ method: 'DELETE', where, expects: 'whatever' })).toMatchObject({
    is: 'done',
  })
  expect(await failureOf(change.send(put))).toMatchObject({ trouble: 'missing' })
})

test.each([301, 302, 303, 307, 308])(
  'nothing is changed where a host points to (%i)',
  async (status) => {
    const { open, asked } = openScene(() => ({ status, headers: { location: '/elsewhere' } }))
    const failure = await failureOf(open().change.send(put))
    expect(failure).toMatchObject({ trouble: 'redirected', passing: false })
    expect(asked).toHaveLength(1)
  },
)

test('what may pass is tried again, with the same words', async () => {
  const statuses = [503, 503, 204]
  const { open, asked, clock } = openScene(() => ({ status: statuses.shift()! }))
  expect(await settled(open().change.send(put), { clock })).toEqual({ is: 'done', etag: null })
  expect(new Set(asked.map(({ body }) => body))).toEqual(new Set(['BEGIN:VCALENDAR']))
  expect(asked).toHaveLength(3)
})

test('a question in WebDAV keeps its words when the host points on within itself', async () => {
  const answers = [
    { status: 301, headers: { location: '/dav/' } },
    { status: 207, body: '<x/>' },
  ]
  const { open, asked } = openScene(() => answers.shift()!)
  const dav = { method: 'PROPFIND', depth: '0', body: '<ask/>' } as const
  const answer = await open().outward.get({ path: '.well-known/caldav' }, { dav, as: 'text' })
  expect(answer).toMatchObject({ is: 'fresh', body: '<x/>' })
  const told = asked.map(({ method, body, headers, url }) => [
    method,
    body,
    headers['depth'],
    url.pathname,
  ])
  expect(told).toEqual([
    ['PROPFIND', '<ask/>', '0', '/.well-known/caldav'],
    ['PROPFIND', '<ask/>', '0', '/dav/'],
  ])
})
