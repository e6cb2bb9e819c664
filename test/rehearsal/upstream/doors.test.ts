import { expect, test } from 'vitest'
import type { Scenario } from '../../../electron/rehearsal/upstream/scenario.ts'
import { type Vendor, vendors } from '../../../electron/rehearsal/upstream/wire.ts'
import { FRIDAY, someUpstream } from './some-upstream.ts'

const plain: Readonly<Record<Vendor, string>> = {
  github: '/user',
  gitlab: '/api/v4/user',
  jenkins: '/api/json',
  prometheus: '/api/v1/status/buildinfo',
  alertmanager: '/api/v2/status',
  pagerduty: '/abilities',
  caldav: '/dav/calendars/signalbox/releases/',
}
const clock = { now: () => FRIDAY }
const during = (event: object) =>
  someUpstream({
    clock,
    events: [{ atMinutes: 0, says: 'Now.', ...event } as Scenario['events'][number]],
  })

test.each(vendors)('%s lets in who shows the token, and nobody else', (vendor) => {
  const { ask } = someUpstream({ clock })
  expect(ask(vendor, plain[vendor])).toMatchObject({ is: 'said', said: { status: 200 } })
  const strange = { authorization: 'Bearer another', 'private-token': 'another' }
  expect(ask(vendor, plain[vendor], { headers: strange })).toMatchObject({ said: { status: 401 } })
  expect(ask(vendor, '/nowhere/at/all')).toMatchObject({ said: { status: 404 } })
})

test.each(vendors)('%s can be limited, fail and be gone, and no other with it', (vendor) => {
  const limited = during({ does: 'limit', vendor, lastsMinutes: 3 })
  expect(limited.ask(vendor, plain[vendor])).toMatchObject({
    said: { status: 429, headers: { 'retry-after': '180' } },
  })
  expect(during({ does: 'fail', vendor }).ask(vendor, plain[vendor])).toMatchObject({
    said: { status: expect.toSatisfy((status: number) => status >= 500) },
  })
  const gone = during({ does: 'die', vendor })
  expect(gone.ask(vendor, plain[vendor])).toEqual({ is: 'cut' })
  const other = vendors.find((one) => one !== vendor)!
  expect(gone.ask(other, plain[other])).toMatchObject({ said: { status: 200 } })
  expect(during({ does: 'slow', vendor, byMs: 70 }).ask(vendor, plain[vendor])).toMatchObject({
    ...{ afterMs: 70, said: { status: 200 } },
  })
})

test.each(['github', 'gitlab'] as const)('%s says by a mark that nothing has changed', (vendor) => {
  const { ask } = someUpstream({ clock })
  const first = ask(vendor, plain[vendor])
  if (first.is !== 'said') throw new Error('nobody answers')
  const headers = { 'if-none-match': first.said.headers['etag']! }
  expect(ask(vendor, plain[vendor], { headers })).toMatchObject({ said: { status: 304, body: '' } })
})

test('GitHub counts what it is asked, but nothing that was the same', () => {
  const { ask } = someUpstream({ clock })
  const leftAfter = (headers = {}) => {
    const answered = ask('github', '/user', { headers })
    return answered.is === 'said' ? answered.said.headers : {}
  }
  const [first, second] = [leftAfter(), leftAfter()]
  expect(Number(second['x-ratelimit-remaining'])).toBe(Number(first['x-ratelimit-remaining']) - 1)
  leftAfter({ 'if-none-match': first['etag'] })
  expect(leftAfter()['x-ratelimit-remaining']).toBe(
    String(Number(second['x-ratelimit-remaining']) - 1),
  )
})

test('a quota that is used up is refused until its window is over', () => {
  let now = FRIDAY
  const { ask } = someUpstream({ clock: { now: () => now } })
  for (let i = 0; i < 960; i += 1) ask('pagerduty', '/abilities')
  expect(ask('pagerduty', '/abilities')).toMatchObject({ said: { status: 429 } })
  now += 61_000
  expect(ask('pagerduty', '/abilities')).toMatchObject({ said: { status: 200 } })
})

test('from its second page on GitHub leads by the number of the repository', () => {
  const { ask, world } = someUpstream({ clock })
  const [first] = world.at('github')
  const answered = ask('github', `/repos/${first!.group}/${first!.own}/actions/runs?per_page=5`)
  if (answered.is !== 'said') throw new Error('nobody answers')
  const next = /<([^>]+)>; rel="next"/.exec(answered.said.headers['link'] ?? '')?.[1] ?? ''
  expect(new URL(next).pathname).toMatch(/^\/repositories\/\d+\/actions\/runs$/)
  const { pathname, search } = new URL(next)
  const second = ask('github', pathname + search)
  const idsOf = (one: typeof second) =>
    one.is === 'said'
      ? JSON.parse(one.said.body).workflow_runs.map(({ id }: { id: number }) => id)
      : []
  expect(idsOf(second)).toHaveLength(5)
  expect(idsOf(second).some((id: number) => idsOf(answered).includes(id))).toBe(false)
})
