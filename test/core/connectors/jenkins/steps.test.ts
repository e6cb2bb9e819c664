import { beforeEach, expect, test } from 'vitest'
import type { Leaf } from '#core/connectors/connector.ts'
import { jenkins as connector } from '#core/connectors/jenkins/jenkins.ts'
import { parseStep, stageOutcome } from '#core/connectors/jenkins/parse-step.ts'
import { steps } from '#core/connectors/jenkins/read-steps.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { scriptedExchange } from '../../../support/exchange.ts'
import { startSyncedCore } from '../../../support/synced-core.ts'
import { fakeJenkins, PIPELINE } from './fake-jenkins.ts'
import { describedRun } from './sample-builds.ts'

const NOW = Date.UTC(2026, 10, 20)
const MINUTE = 60_000
const settings = { jobs: ['shop'], days: 90, stages: true }
const [build, , deploy] = describedRun.stages
const row = { job: { fullName: 'shop/tools', branch: false }, number: 16, stage: build }

let jenkins: ReturnType<typeof fakeJenkins>
let cursor: Leaf['cursor']
let rows: Map<string, { outcome: string; raw: unknown }>
/** Stages of builds, as the plug-in tells them. */
let told: Map<number, string[]>

async function read(over: { sweep?: true } = {}): Promise<Leaf[]> {
  const open = [...rows].flatMap(([key, { outcome }]) =>
    ['running', 'waiting'].includes(outcome) ? [key] : [],
  )
  const leaves: Leaf[] = []
  const walk = { settings, outward: jenkins.outward, now: NOW, part: 'shop', cursor, open }
  const tell = (keys: readonly string[]) => new Map(keys.map((key) => [key, rows.get(key)?.raw]))
  jenkins.asked.length = 0
  for await (const leaf of steps.walk({ ...walk, sweep: over.sweep === true, told: tell })) {
    for (const raw of leaf.rows) {
      const { key, said } = parseStep(raw)
      rows.set(key, { outcome: said.outcome, raw })
    }
    if (leaf.cursor !== undefined) cursor = leaf.cursor
    leaves.push(leaf)
  }
  return leaves
}
const outcomes = () => Object.fromEntries([...rows].map(([key, { outcome }]) => [key, outcome]))
const described = (number: number) => ({
  ...describedRun,
  id: String(number),
  name: `#${number}`,
  stages: told.get(number)!.map((status, at) => ({ ...build, id: String(at + 5), status })),
})

/** Only the newest two are told together. */
function wfapi(_job: string, number: number | undefined): unknown {
  if (number === undefined)
    return [...told.keys()]
      .sort((a, b) => b - a)
      .slice(0, 2)
      .map(described)
  return told.has(number) ? described(number) : undefined
}

beforeEach(async () => {
  jenkins = fakeJenkins(new Map(), { wfapi })
  rows = new Map()
  cursor = undefined
  told = new Map([[1, ['SUCCESS', 'IN_PROGRESS']]])
  jenkins.upstream.start('shop/tools', NOW - 60 * MINUTE)
  await read()
})

function finish(number: number, statuses: string[], result = 'SUCCESS'): void {
  told.set(number, statuses)
  const build = jenkins.upstream.jobs.get('shop/tools')!.builds.find((one) => one.number === number)
  Object.assign(build!, { building: false, result, duration: MINUTE })
}

test('a stage tells its build, and when it ran', () => {
  expect(parseStep(row)).toEqual({
    of: 'steps',
    key: 'shop/tools#16/5',
    revision: 1413461275770,
    said: {
      project: 'shop/tools',
      run: 'shop/tools#16',
      name: 'Build',
      stage: null,
      outcome: 'succeeded',
      original: 'SUCCESS',
      createdAt: 1413461275770,
      startedAt: 1413461275770,
      finishedAt: 1413461280998,
      url: null,
    },
  })
  expect(parseStep({ ...row, stage: deploy }).said).toMatchObject({
    outcome: 'waiting',
    finishedAt: null,
  })
})

test('a stage of a branch goes by its project, as its build does', () => {
  const job = { fullName: 'shop/checkout/feature%2Fx', branch: true }
  expect(parseStep({ ...row, job }).said).toMatchObject({
    project: 'shop/checkout',
    run: 'shop/checkout/feature%2Fx#16',
  })
})

test('every status that the plug-in tells has an outcome, and only one is good', () => {
  const known = ['SUCCESS', 'FAILED', 'UNSTABLE', 'ABORTED', 'NOT_EXECUTED', 'IN_PROGRESS']
  expect([...known, 'PAUSED_PENDING_INPUT'].map(stageOutcome)).toEqual([
    'succeeded',
    'failed',
    'unstable',
    'cancelled',
    'skipped',
    'running',
    'waiting',
  ])
  for (const odd of ['', 'success', 'QUEUED', 'constructor'])
    expect(stageOutcome(odd)).toBe('unknown')
})

test('what did not run neither began nor ended', () => {
  const stage = { ...build, status: 'NOT_EXECUTED' }
  expect(parseStep({ ...row, stage }).said).toMatchObject({ startedAt: null, finishedAt: null })
})

test('stages are followed while their build goes on, and then left alone', async () => {
  expect(outcomes()).toEqual({ 'shop/tools#1/5': 'succeeded', 'shop/tools#1/6': 'running' })
  told.set(1, ['SUCCESS', 'PAUSED_PENDING_INPUT'])
  await read()
  expect(outcomes()).toMatchObject({ 'shop/tools#1/6': 'waiting' })
  finish(1, ['SUCCESS', 'FAILED'])
  await read()
  expect(outcomes()).toMatchObject({ 'shop/tools#1/6': 'failed' })
  expect(await read()).toHaveLength(1)
  expect(jenkins.asked).toHaveLength(1)
})

test('a build that newer ones pushed off the list is asked for by itself', async () => {
  for (const number of [2, 3]) {
    told.set(number, ['SUCCESS'])
    jenkins.upstream.start('shop/tools', NOW - MINUTE)
  }
  finish(1, ['SUCCESS', 'ABORTED'])
  await read()
  expect(jenkins.asked.filter((path) => path.includes('/1/wfapi/describe'))).toHaveLength(1)
  expect(outcomes()).toMatchObject({ 'shop/tools#1/6': 'cancelled' })
})

test('where the build is gone, nobody tells how its stage ended', async () => {
  told = new Map([
    [2, ['SUCCESS']],
    [3, ['SUCCESS']],
  ])
  for (const at of [2, 1]) jenkins.upstream.start('shop/tools', NOW - at * MINUTE)
  await read()
  expect(outcomes()).toMatchObject({ 'shop/tools#1/5': 'succeeded', 'shop/tools#1/6': 'unknown' })
  jenkins.asked.length = 0
  await read()
  expect(jenkins.asked.filter((path) => path.includes('describe'))).toEqual([])
})

test('without the plug-in there are none; a Jenkins that fails is asked again', async () => {
  told = new Map()
  rows = new Map()
  cursor = undefined
  const trouble = (kind: 'missing' | 'failing' | 'limited') => {
    jenkins.upstream.wfapi = () => {
      throw new OutwardError('no', { trouble: kind })
    }
  }
  finish(1, ['SUCCESS'])
  trouble('limited')
  await expect(read()).rejects.toMatchObject({ trouble: 'limited' })
  trouble('failing')
  await read()
  await read()
  expect(jenkins.asked.filter((path) => path.includes('wfapi'))).toHaveLength(1)
  trouble('missing')
  await read()
  await read()
  expect(jenkins.asked.filter((path) => path.includes('wfapi'))).toEqual([])
  expect(rows.size).toBe(0)
})

test('jobs that are no pipelines, and settings without stages, ask for nothing', async () => {
  jenkins.upstream.jobs.set('shop/free', { className: 'Free', next: 1, builds: [] })
  jenkins.upstream.start('shop/free', NOW)
  await read()
  expect(jenkins.asked.filter((path) => path.includes('free'))).toEqual([])
  expect(jenkins.upstream.jobs.get('shop/tools')?.className).toBe(PIPELINE)
  expect(steps.parts({ ...settings, stages: false })).toEqual([])
})

test('through the core they stand beside their build, and are found by it', async () => {
  const { exchange } = scriptedExchange(async ({ url }) => {
    try {
      const path = `${url.pathname.replace(/^\/api/, '')}${url.search}`
      const answer = await jenkins.outward.get({ url: path })
      return { body: answer.is === 'fresh' ? answer.body : null }
    } catch {
      return { status: 404 }
    }
  })
  const core = await startSyncedCore({ exchange, connectors: [connector] })
  const settings = { jobs: ['shop'] }
  const { id: sourceId } = await core.addSource({ kind: 'jenkins', settings })
  const read = () => core.get('sources.sync', { sourceId })
  jenkins.upstream.jobs.get('shop/tools')!.builds[0]!.timestamp = core.clock.now()
  expect(await read()).toMatchObject({ quarantined: 0, failures: [] })
  const { items } = await core.get('steps.list', { run: 'shop/tools#1' })
  expect(items.map(({ outcome }) => outcome).sort()).toEqual(['running', 'succeeded'])
  const [run] = (await core.get('runs.list', {})).items
  expect(run?.key).toBe('shop/tools#1')
  core.clock.pass(2 * MINUTE)
  expect(await read()).toMatchObject({ changed: 0 })
  expect(core.defects()).toEqual([])
})
