import { beforeEach, describe, expect, it } from 'vitest'
import { runs } from '#core/connectors/jenkins/read-runs.ts'
import { type Known, readAll } from '../../../support/read-all.ts'
import { fakeJenkins } from './fake-jenkins.ts'

const NOW = Date.UTC(2026, 10, 20)
const MINUTE = 60_000
const settings = { jobs: ['shop'], days: 90, stages: true }

let jenkins: ReturnType<typeof fakeJenkins>
let known: Known

const read = (over: { sweep?: true; now?: number } = {}) =>
  readAll({
    stream: runs,
    outward: jenkins.outward,
    settings,
    part: 'shop',
    now: NOW,
    known,
    ...over,
  })

function finish(name: string, result = 'SUCCESS'): void {
  const build = jenkins.upstream.jobs.get(name)?.builds.find(({ building }) => building)
  if (build) Object.assign(build, { building: false, result, duration: MINUTE })
}

beforeEach(async () => {
  jenkins = fakeJenkins(new Map())
  known = { rows: new Map(), cursor: undefined, leaves: [] }
  jenkins.upstream.multibranch.add('shop/checkout')
  for (const name of ['shop/checkout/main', 'shop/checkout/feature%2Fx', 'shop/tools']) {
    jenkins.upstream.start(name, NOW - 60 * MINUTE)
    finish(name)
  }
  await read()
  jenkins.asked.length = 0
})

describe('builds of a folder', () => {
  it('are those of every job below it', () => {
    expect([...known.rows.keys()].sort()).toEqual([
      'shop/checkout/feature%2Fx#1',
      'shop/checkout/main#1',
      'shop/tools#1',
    ])
    expect(known.rows.get('shop/checkout/feature%2Fx#1')?.said).toMatchObject({
      project: 'shop/checkout',
      branch: 'feature/x',
    })
    expect(known.rows.get('shop/tools#1')?.said).toMatchObject({ project: 'shop/tools' })
  })

  it('are left alone in one small request where nothing began', async () => {
    await read()
    expect(jenkins.asked).toHaveLength(1)
    expect(known.leaves.flatMap(({ rows }) => rows)).toEqual([])
  })

  it('are read of the job that has news only', async () => {
    jenkins.upstream.start('shop/tools', NOW)
    await read()
    expect(jenkins.asked.slice(1).map((path) => path.split('?')[0])).toEqual([
      '/job/shop/job/tools/api/json',
    ])
    expect(known.rows.get('shop/tools#2')?.said.outcome).toBe('running')
  })

  it('cost no more while the newest still runs, and one request once it has ended', async () => {
    jenkins.upstream.start('shop/checkout/feature%2Fx', NOW)
    await read()
    jenkins.asked.length = 0
    await read()
    expect(jenkins.asked).toHaveLength(1)
    finish('shop/checkout/feature%2Fx', 'ABORTED')
    await read()
    expect(jenkins.asked[2]).toContain('/job/shop/job/checkout/job/feature%252Fx/2/api/json')
    expect(known.rows.get('shop/checkout/feature%2Fx#2')?.said.outcome).toBe('cancelled')
  })

  it('are gone with their job, as a sweep tells', async () => {
    jenkins.upstream.jobs.delete('shop/tools')
    await read()
    expect(known.rows.has('shop/tools#1')).toBe(true)
    await read({ sweep: true })
    expect(known.rows.has('shop/tools#1')).toBe(false)
    expect(known.rows.size).toBe(2)
  })

  it('are not held up by a job that goes away meanwhile', async () => {
    jenkins.upstream.start('shop/tools', NOW)
    jenkins.upstream.start('shop/checkout/main', NOW - 1)
    jenkins.upstream.before = (path) => {
      if (path.includes('builds')) jenkins.upstream.jobs.delete('shop/tools')
    }
    await read()
    expect(known.rows.has('shop/checkout/main#2')).toBe(true)
  })
})

describe('a part', () => {
  it('that is not there is told so', async () => {
    jenkins.upstream.jobs.clear()
    jenkins.upstream.multibranch.clear()
    await expect(read()).rejects.toMatchObject({ trouble: 'missing' })
  })

  it('that stands for too much is refused in words', async () => {
    for (let at = 0; at <= 1000; at += 1) jenkins.upstream.start(`shop/j${at}`, NOW)
    await expect(read()).rejects.toMatchObject({ trouble: 'settingsUnfit' })
  })
})

describe('the past', () => {
  it('is read page by page down to the horizon, from where the last walk ended', async () => {
    const builds = Array.from({ length: 2_500 }, (_, at) => ({
      number: 2_500 - at,
      timestamp: NOW - at * 30 * MINUTE,
      duration: 1,
      building: false,
      result: 'SUCCESS',
    }))
    jenkins.upstream.jobs.set('shop/tools', { className: 'Free', next: 2_501, builds })
    known = { rows: new Map(), cursor: undefined, leaves: [] }
    await read()
    expect(known.leaves.at(-1)?.filling).toBe(true)
    await read()
    expect(known.leaves.at(-1)?.filling).toBe(false)
    expect([...known.rows.keys()].filter((key) => key.startsWith('shop/tools#'))).toHaveLength(
      2_500,
    )
    expect(jenkins.asked.some((path) => path.includes('allBuilds'))).toBe(true)
  })
})
