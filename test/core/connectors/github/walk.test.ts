import { expect, test } from 'vitest'
import { type Leaf, Unfit } from '#core/connectors/connector.ts'
import { github } from '#core/connectors/github/github.ts'
import { OutwardError, type Wish } from '#core/sync/outward.ts'
import { scriptedOutward } from '../../../support/outward.ts'
import { release, status } from './github-samples.ts'
import { liveRepository, PART } from './live-repository.ts'
import { smallEngine } from './small-engine.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const HOUR = 3_600_000
const iso = (at: number) => new Date(at).toISOString()

const streamOf = (name: string) => {
  const found = github.streams.find((stream) => stream.name === name)
  if (!found) throw new Error(name)
  return found
}

function scene(name: string, rows: number) {
  const live = liveRepository(NOW, { rows, steps: [] })
  const engine = smallEngine(streamOf(name), live)
  const saidOf = (id: number) => engine.known().find(({ key }) => key === String(id))?.said
  return { live, engine, saidOf }
}

test('a run that had not ended is looked after, however far down the list it stands', async () => {
  const { live, engine, saidOf } = scene('runs', 250)
  const [oldest] = live.runs
  for (const one of live.runs) Object.assign(one, { status: 'completed', conclusion: 'success' })
  Object.assign(oldest!, { status: 'queued', conclusion: null })
  await engine.walk()
  expect(saidOf(oldest!.id)).toMatchObject({ outcome: 'waiting' })
  Object.assign(oldest!, {
    status: 'completed',
    conclusion: 'failure',
    updated_at: iso(live.now()),
  })
  await engine.walk()
  expect(saidOf(oldest!.id)).toMatchObject({ outcome: 'failed' })
})

test('an old run that is started again comes up while it runs', async () => {
  const { live, engine, saidOf } = scene('runs', 250)
  for (const one of live.runs) Object.assign(one, { status: 'completed', conclusion: 'failure' })
  await engine.walk()
  live.does('rerun', live.runs.length - 1)
  await engine.walk()
  expect(saidOf(live.runs[0]!.id)).toMatchObject({ outcome: 'running', attempt: 2 })
  Object.assign(live.runs[0]!, {
    status: 'completed',
    conclusion: 'success',
    updated_at: iso(live.now()),
  })
  await engine.walk()
  expect(saidOf(live.runs[0]!.id)).toMatchObject({ outcome: 'succeeded', attempt: 2 })
})

test('a run that is gone before it ended holds nothing up', async () => {
  const { live, engine } = scene('runs', 150)
  await engine.walk()
  live.runs.splice(0, 1)
  live.does('run')
  await engine.walk()
  expect(engine.known()).toHaveLength(151)
})

test('the statuses of an open deployment are read again even where nothing else shows a change', async () => {
  const { live, engine, saidOf } = scene('deployments', 150)
  const open = [live.deployments[0]!, live.deployments.at(-6)!]
  for (const one of open) one.statuses = [status('in_progress', { id: 1 })]
  await engine.walk()
  for (const one of open) one.statuses = [status('failure', { id: 2 }), ...one.statuses]
  // Two hours later, so that the margin for what is told late says nothing of it.
  live.pass(2 * HOUR)
  live.does('deploy')
  await engine.walk()
  for (const { id } of open) expect(saidOf(id)).toMatchObject({ outcome: 'failed' })
})

test('a deployment that was followed by another is seen to be', async () => {
  const { live, engine, saidOf } = scene('deployments', 30)
  await engine.walk()
  live.pass(3 * HOUR)
  const before = live.deployments.findLast(({ statuses }) => statuses[0]?.state === 'success')!
  expect(saidOf(before.id)).toMatchObject({ outcome: 'succeeded' })
  live.does('deploy', before.environment === 'production' ? 1 : 0)
  live.does('status')
  await engine.walk()
  expect(saidOf(before.id)).toMatchObject({ outcome: 'superseded' })
})

test.each(github.streams.flatMap(({ name }) => [3, 30, 250].map((rows) => ({ name, rows }))))(
  'when nothing happens, nothing of $rows $name is sent again',
  async ({ name, rows }) => {
    const { live, engine } = scene(name, rows)
    live.pass(2 * HOUR)
    for (let walks = 0; walks < 8; walks += 1) await engine.walk()
    const [asked, sames] = [engine.asked.length, engine.sames()]
    for (let walks = 0; walks < 10; walks += 1) await engine.walk()
    const more = engine.asked.length - asked
    expect(more).toBeGreaterThanOrEqual(10)
    expect((engine.sames() - sames) / more).toBeGreaterThanOrEqual(0.95)
  },
)

test('the newest comes first, and the past goes on a page before it was broken off', async () => {
  const { live, engine } = scene('runs', 350)
  const pages = () =>
    engine.asked.filter((path) => path.includes('per_page') && !path.includes('status='))
  await engine.walk({ leaves: 2 })
  expect(engine.known()).toHaveLength(200)
  const moved = 'https://api.github.com/repositories/1300192/actions/runs?per_page=100'
  expect(pages()).toEqual([`/repos/${PART}/actions/runs?per_page=100`, `${moved}&page=2`])
  live.does('run')
  live.runs.splice(300, 20)
  await engine.walk()
  expect(pages().slice(2)).toEqual([
    `/repos/${PART}/actions/runs?per_page=100`,
    `/repos/${PART}/actions/runs?per_page=100&page=2`,
    `${moved}&page=3`,
    `${moved}&page=4`,
  ])
  expect(engine.known().map(({ key }) => key)).toEqual(
    expect.arrayContaining(live.runs.map(({ id }) => String(id))),
  )
  expect(engine.isFilling()).toBe(false)
})

test('nothing older than the horizon is looked for, and more once more is asked for', async () => {
  const { engine } = scene('runs', 24 * 40)
  await engine.walk({ days: 10 })
  expect(engine.known().length).toBeGreaterThanOrEqual(240)
  expect(engine.known().length).toBeLessThan(400)
  await engine.walk({ days: 30 })
  expect(engine.known().length).toBeGreaterThanOrEqual(720)
})

test('no more than fifty pull requests are read in full at a time, and the others later', async () => {
  const { live, engine } = scene('changes', 180)
  const whole = () =>
    engine.known().filter(({ said }) => 'commits' in said && said.commits !== null).length
  await engine.walk()
  expect(engine.known()).toHaveLength(180)
  expect(whole()).toBe(50)
  live.does('touch', 3)
  await engine.walk()
  expect(whole()).toBeGreaterThan(90)
  expect(whole()).toBeLessThanOrEqual(100)
  for (let walks = 0; walks < 3; walks += 1) await engine.walk()
  expect(whole()).toBe(180)
})

test('a pull request with more commits than GitHub tells has none that could be relied on', async () => {
  const { live, engine, saidOf } = scene('changes', 1)
  Object.assign(live.pulls[0]!, { commits: 260 })
  await engine.walk()
  expect(saidOf(live.pulls[0]!.id)).toMatchObject({ commits: null, added: 100 })
})

test('a pull request that moves up while all are met is not taken for gone', async () => {
  const live = liveRepository(NOW, { rows: 120, steps: [] })
  const engine = smallEngine(streamOf('changes'), live)
  for (let walks = 0; walks < 4; walks += 1) await engine.walk()
  const tell = live.tell
  let touched = false
  live.tell = (address, wish) => {
    const told = tell(address, wish)
    // Between its first page and the last the oldest one is touched.
    if (!touched && address.includes('sort=updated')) live.does('touch', 119)
    touched = true
    return told
  }
  await engine.walk({ sweep: true })
  expect(engine.known()).toHaveLength(120)
})

function ask(name: string, answer: Parameters<typeof scriptedOutward>[0]) {
  const { outward, asked } = scriptedOutward(answer)
  const walk = { settings: { repositories: [PART], days: 90 }, outward, now: NOW, part: PART }
  const walking = streamOf(name).walk({ ...walk, cursor: undefined, open: [], sweep: false })
  return {
    asked,
    async leaves(): Promise<Leaf[]> {
      const found: Leaf[] = []
      for await (const leaf of walking) found.push(leaf)
      return found
    },
  }
}

test('a release of an old commit does not end the list', async () => {
  const old = { ...release, id: 1, created_at: '2019-01-01T00:00:00Z', published_at: null }
  const { leaves } = ask('releases', (path) =>
    path.includes('page=2')
      ? { body: [{ ...release, id: 3 }] }
      : { body: [{ ...release, id: 2 }, old], next: 'https://api.github.com/x?page=2' },
  )
  expect((await leaves()).flatMap(({ rows }) => rows)).toHaveLength(3)
})

test('a part that is missing is told of, and an answer that is no list is not taken for an empty one', async () => {
  const missing = new OutwardError('It is not there.', { trouble: 'missing' })
  for (const { name } of github.streams) {
    await expect(ask(name, () => Promise.reject(missing)).leaves()).rejects.toBe(missing)
    await expect(ask(name, () => ({ body: { message: 'hello' } })).leaves()).rejects.toThrow(Unfit)
  }
})

test('every request says which version of the API is meant', async () => {
  const wishes: (Wish | undefined)[] = []
  await ask('releases', (_, wish) => {
    wishes.push(wish)
    return { body: [] }
  }).leaves()
  expect(wishes).toEqual([
    {
      accept: 'application/vnd.github+json',
      headers: { 'x-github-api-version': '2022-11-28' },
    },
  ])
})
