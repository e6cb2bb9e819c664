import fc from 'fast-check'
import { expect, test } from 'vitest'
import { failureOf, openScene, settled } from './outward-scene.ts'

const http = (at: number) => new Date(at).toUTCString()
const DAY = 24 * 60 * 60_000

const holding = fc.record({
  how: fc.constantFrom('seconds', 'date', 'until', 'none'),
  status: fc.constantFrom(200, 403, 429, 503),
  seconds: fc.integer({ min: 1, max: 90 }),
  setWallBy: fc.integer({ min: -DAY, max: DAY }),
  thinkMs: fc.integer({ min: 0, max: 3_000 }),
})

test('nobody is asked before the time that it named, however the clocks stand', async () => {
  const schedule = fc.record({
    skew: fc.integer({ min: -DAY, max: DAY }),
    answers: fc.array(holding, { minLength: 1, maxLength: 12 }),
    gaps: fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 4, maxLength: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(schedule, async ({ skew, answers, gaps }) => {
      const holds: { readonly heardAt: number; readonly until: number }[] = []
      let early = 0
      const start = Date.UTC(2026, 10, 20, 9)
      const scene = openScene(async () => {
        const asked = scene.clock.elapsed()
        // At the very moment of an answer it is still on its way to whoever asks next.
        if (holds.some(({ heardAt, until }) => heardAt < asked && asked < until)) early += 1
        const said = answers[(scene.asked.length - 1) % answers.length]!
        await new Promise<void>((done) => void scene.clock.after(said.thinkMs, done))
        scene.clock.setWall(start + said.setWallBy)
        // Somebody sets our clock at will; theirs only runs.
        const theirs = start + skew + scene.clock.elapsed()
        const until = Math.ceil(theirs / 1000 + said.seconds) * 1000
        const heardAt = scene.clock.elapsed()
        const byDate = until - start - skew
        const bySeconds = heardAt + said.seconds * 1000
        if (said.how === 'seconds') holds.push({ heardAt, until: bySeconds })
        else if (said.how !== 'none') holds.push({ heardAt, until: byDate })
        const words = {
          seconds: { 'retry-after': `${said.seconds}` },
          date: { 'retry-after': http(until) },
          until: { 'x-reset': `${until}` },
          none: {},
        }[said.how as 'none']
        return { status: said.status, headers: { date: http(theirs), ...words }, body: {} }
      })
      const holdUntil = ({ headers }: { headers: Readonly<Record<string, string>> }) =>
        headers['x-reset'] === undefined ? undefined : Number(headers['x-reset'])
      const ways = [scene.open({ holdUntil }), scene.open({ holdUntil, identity: 'another' })]
      const asking = gaps.map(async (gap, at) => {
        await new Promise<void>((done) => void scene.clock.after(gap, done))
        await ways[at % 2]!.outward.get({ path: `${at}` }).catch(() => {})
      })
      await settled(Promise.all(asking), scene)
      expect(scene.asked.length).toBeGreaterThan(0)
      expect(early).toBe(0)
    }),
    { numRuns: 150 },
  )
})

test('half a minute is waited out, longer is told', async () => {
  const held = (seconds: number) => {
    let answered = 0
    return openScene(() => {
      answered += 1
      return answered === 1
        ? { status: 429, headers: { 'retry-after': `${seconds}` } }
        : { body: {} }
    })
  }
  const short = held(30)
  await settled(short.open().outward.get({ path: 'x' }), short)
  expect(short.asked).toHaveLength(2)
  expect(short.clock.elapsed()).toBe(30_000)

  const { clock, open, asked } = held(31)
  const now = clock.now()
  const error = await failureOf(open().outward.get({ path: 'x' }))
  expect(error).toMatchObject({ trouble: 'limited', passing: true, notBefore: now + 31_000 })
  expect(error.message).toContain('31 seconds')
  clock.setWall(now + DAY)
  await failureOf(open({ identity: 'another' }).outward.get({ path: 'x' }))
  expect(asked).toHaveLength(1)
  clock.pass(31_000)
  await open().outward.get({ path: 'x' })
  expect(asked).toHaveLength(2)
})

test('another port is another host', async () => {
  const { open, asked } = openScene(({ url }) =>
    url.port === '' ? { status: 429, headers: { 'retry-after': '60' } } : { body: 1 },
  )
  await failureOf(open().outward.get({ path: 'x' }))
  await open({ baseUrl: 'https://git.example:8443' }).outward.get({ path: 'x' })
  expect(asked).toHaveLength(2)
})

test('a host is never asked more at a time than the least of its sources likes', async () => {
  const sources = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(sources, fc.integer({ min: 1, max: 30 }), async (atOnce, requests) => {
      let [running, most] = [0, 0]
      const scene = openScene(async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise<void>((done) => void scene.clock.after(700, done))
        running -= 1
        return { body: {} }
      })
      const ways = atOnce.map((count) => scene.open({ atOnce: count }))
      const asking = Array.from({ length: requests }, (_, at) =>
        ways[at % ways.length]!.outward.get({ path: `${at}` }),
      )
      await settled(Promise.all(asking), scene)
      expect(most).toBe(Math.min(requests, ...atOnce))
    }),
    { numRuns: 60 },
  )
})
