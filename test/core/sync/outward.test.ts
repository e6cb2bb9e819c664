import { expect, test } from 'vitest'
import { ExchangeError } from '#core/ports.ts'
import { failureOf, openScene, settled, trust } from './outward-scene.ts'

const CANARY = 'canary-7f3a91d2'
const headers = { 'Private-Token': CANARY }

test('a path is asked below the base address, as Signalbox and as whoever owns the secret', async () => {
  const { open, asked } = openScene(() => ({ body: { a: 1 }, headers: { 'x-page': '1' } }))
  const { outward } = open({ baseUrl: 'https://git.example/gitlab/', headers })
  const answer = await outward.get({ path: '/api/v4', query: { page: '2', none: undefined } })
  expect(answer).toMatchObject({ is: 'fresh', body: { a: 1 }, headers: { 'x-page': '1' } })
  expect(asked[0]?.url.href).toBe('https://git.example/gitlab/api/v4?page=2')
  expect(asked[0]).toMatchObject({ method: 'GET', trust })
  expect(asked[0]?.headers).toEqual({
    'user-agent': 'Signalbox',
    accept: 'application/json',
    'private-token': CANARY,
  })
})

test.each([
  [{ baseUrl: 'http://git.example' }, 'x', 'addressRefused'],
  [{ baseUrl: 'https://169.254.169.254' }, 'x', 'addressRefused'],
  [{ baseUrl: 'https://10.0.0.1' }, 'x', 'addressRefused'],
  [{ baseUrl: 'https://user:word@git.example' }, 'x', 'addressRefused'],
  [{ baseUrl: 'file:///etc/passwd' }, '', 'addressRefused'],
  [{ baseUrl: 'nonsense' }, 'x', 'addressRefused'],
  [{}, '../x', 'settingsUnfit'],
  [{ headers: { authorization: 'Bearer a\r\nx: y' } }, 'x', 'secretMissing'],
] as const)('%j with %s asks nobody', async (about, path, trouble) => {
  const { open, asked } = openScene(() => ({ body: {} }))
  const error = await failureOf(open(about).outward.get({ path }))
  expect(error).toMatchObject({ trouble, passing: false })
  expect(error.fix).toBeTruthy()
  expect(asked).toEqual([])
})

test.each([
  [{ baseUrl: 'http://localhost:8080' }],
  [{ baseUrl: 'http://git.example', plainHttpTo: 'Git.Example' }],
  [{ baseUrl: 'https://10.0.0.1', trust: { ...trust, privateNetwork: true } }],
])('%j is asked', async (about) => {
  const { open, asked } = openScene(() => ({ body: {} }))
  await open(about).outward.get({ path: 'x' })
  expect(asked).toHaveLength(1)
})

test.each([
  [401, 'unauthorised'],
  [403, 'forbidden'],
  [404, 'missing'],
  [410, 'missing'],
  [400, 'notUnderstood'],
  [422, 'notUnderstood'],
  [304, 'notUnderstood'],
  [501, 'failing'],
])('%i means %s and is not tried again', async (status, trouble) => {
  const message = `Nothing for ${CANARY} here\u202e\n<b>`
  const { open, asked } = openScene(() => ({ status, body: { message } }))
  const error = await failureOf(open({ headers }).outward.get({ path: 'x' }))
  expect(error).toMatchObject({ trouble, passing: false })
  expect(error.message).toContain('git.example')
  expect(error.message).toContain(`${status}`)
  expect(error.message).toContain('It says: “Nothing for ••• here <b>”')
  expect(asked).toHaveLength(1)
})

test('what a vendor says at length, or not in a field for it, is not repeated', async () => {
  for (const body of [{ message: 'x'.repeat(201) }, { reason: 'why' }, 'why', '{"message":']) {
    const { open } = openScene(() => ({ status: 404, body }))
    expect((await failureOf(open().outward.get({ path: 'x' }))).message).not.toContain('says')
  }
})

test.each([500, 502, 503, 504, 429])(
  '%i is tried six times, further and further apart',
  async (status) => {
    const times: number[] = []
    const { open, clock } = openScene(() => {
      times.push(clock.elapsed())
      return { status }
    })
    const error = await settled(failureOf(open().outward.get({ path: 'x' })), { clock })
    expect(error).toMatchObject({ trouble: 'failing', passing: true, notBefore: undefined })
    expect(times).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500])
  },
)

test('who cannot be reached is tried again; who cannot be trusted is not', async () => {
  const failing = (trouble: ExchangeError['trouble']) =>
    openScene(() => {
      throw new ExchangeError(`no ${CANARY}`, { trouble, fix: 'do this' })
    })
  const away = failing('unreachable')
  const error = await settled(failureOf(away.open({ headers }).outward.get({ path: 'x' })), away)
  expect(error).toMatchObject({ trouble: 'unreachable', message: 'no •••', passing: true })
  expect(away.asked).toHaveLength(6)
  const stranger = failing('untrusted')
  expect(await failureOf(stranger.open().outward.get({ path: 'x' }))).toMatchObject({
    trouble: 'untrusted',
    fix: 'do this',
    passing: false,
  })
  expect(stranger.asked).toHaveLength(1)
})

test('one that comes back in between is heard', async () => {
  const { open, clock, asked } = openScene(() =>
    asked.length < 4 ? { status: 502 } : { body: [1] },
  )
  const answer = await settled(open().outward.get({ path: 'x' }), { clock })
  expect(answer).toMatchObject({ body: [1] })
})

test('a host that says nothing is given up after half a minute a time, and two minutes in all', async () => {
  const { open, clock, asked } = openScene(() => new Promise(() => {}))
  const began = clock.elapsed()
  const error = await settled(failureOf(open().outward.get({ path: 'x' })), { clock })
  expect(error).toMatchObject({ trouble: 'unreachable', passing: true })
  expect(asked.length).toBeGreaterThan(2)
  expect(clock.elapsed() - began).toBeLessThanOrEqual(121_000)
})

test('who stops waiting is let go at once, wherever it waits', async () => {
  const away = new AbortController()
  const { open, clock } = openScene(() => ({ status: 503 }))
  const { outward } = open({ signal: away.signal })
  const asked = failureOf(outward.get({ path: 'x' }))
  await settled(Promise.race([asked, new Promise((done) => clock.after(1_000, () => done(0)))]), {
    clock,
  })
  away.abort(new Error('enough'))
  expect((await asked).message).toBe('enough')
  expect((await failureOf(outward.get({ path: 'x' }))).message).toBe('enough')
})

test('the same is asked for with what was kept, and found again', async () => {
  const { open, asked, validators } = openScene(({ headers: sent }) =>
    sent['if-none-match'] === '"1"' ? { status: 304 } : { body: [], headers: { etag: '"1"' } },
  )
  const way = open()
  const first = await way.outward.get({ path: 'x' }, { unlessSame: true })
  if (first.is === 'fresh') first.keep({ page: 2 })
  const [fresh, ...more] = way.takeFresh()
  expect(more).toEqual([])
  expect(fresh).toEqual({
    identity: 'somebody',
    url: 'https://git.example/x',
    etag: '"1"',
    modified: null,
    kept: { page: 2 },
  })
  expect(way.takeFresh()).toEqual([])
  validators.set('somebody https://git.example/x', fresh!)
  expect(await way.outward.get({ path: 'x' }, { unlessSame: true })).toEqual({
    is: 'same',
    kept: { page: 2 },
  })
  await open({ identity: 'other' }).outward.get({ path: 'x' }, { unlessSame: true })
  expect(asked[2]?.headers).not.toHaveProperty('if-none-match')
  expect(await way.outward.get({ path: 'x' })).toMatchObject({ is: 'fresh' })
})

test('what is remembered late is taken late', async () => {
  const { open } = openScene(() => ({ body: [], headers: { 'last-modified': 'yesterday' } }))
  const way = open()
  const answer = await way.outward.get({ path: 'x' }, { unlessSame: true })
  expect(way.takeFresh()).toMatchObject([{ modified: 'yesterday', kept: undefined }])
  if (answer.is === 'fresh') answer.keep('late')
  expect(way.takeFresh()).toMatchObject([{ modified: 'yesterday', kept: 'late' }])
})
