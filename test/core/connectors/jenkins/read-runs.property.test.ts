import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '#core/connectors/jenkins/read-runs.ts'
import { type Known, readAll } from '../../../support/read-all.ts'
import { type FakeBuild, fakeJenkins, PIPELINE } from './fake-jenkins.ts'

const START = Date.UTC(2026, 10, 20)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const settings = { jobs: ['shop'], days: 90, stages: false }
const NAMES = ['shop/a', 'shop/b', 'shop/c'] as const

type World = ReturnType<typeof fakeJenkins>['upstream']

/** What may happen between two requests. */
const happening = fc.record({
  name: fc.constantFrom(...NAMES),
  what: fc.constantFrom('start', 'burst', 'end', 'end', 'delete', 'nothing', 'nothing'),
  pick: fc.nat(400),
})
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never

function happens(world: World, { name, what, pick, at }: Happening & { at: number }): void {
  const builds = world.jobs.get(name)?.builds ?? []
  if (what === 'start') world.start(name, at)
  if (what === 'burst') for (let n = 0; n < 130; n += 1) end(world.start(name, at), { at, pick: n })
  const running = builds.filter(({ building }) => building)
  const chosen = running[pick % Math.max(1, running.length)]
  if (what === 'end' && chosen) end(chosen, { at, pick })
  if (what === 'delete' && builds.length > 1) builds.splice(pick % builds.length, 1)
}

function end(build: FakeBuild, { at, pick }: { at: number; pick: number }): void {
  const result = ['SUCCESS', 'FAILURE', 'ABORTED'][pick % 3] ?? null
  Object.assign(build, { building: false, result, duration: Math.max(1, at - build.timestamp) })
}

function manyBuilds(howMany: number): FakeBuild[] {
  return Array.from({ length: howMany }, (_, at) => ({
    number: howMany - at,
    timestamp: START - DAY - at * 20 * MINUTE,
    duration: 5,
    building: false,
    result: 'SUCCESS',
  }))
}

describe('reading builds', () => {
  it('ends with every build in its newest revision, however often it is killed', async () => {
    const story = fc.record({
      sizes: fc.tuple(fc.nat(450), fc.nat(450), fc.nat(90)),
      happenings: fc.array(happening, { maxLength: 60 }),
      kills: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 }),
    })
    await fc.assert(
      fc.asyncProperty(story, async ({ sizes, happenings, kills }) => {
        const jobs = NAMES.map((name, at) => {
          const builds = manyBuilds(sizes[at] ?? 0)
          return [name, { className: PIPELINE, next: builds.length + 1, builds }] as const
        })
        const { outward, upstream } = fakeJenkins(new Map(jobs))
        const known: Known = { rows: new Map(), cursor: undefined, leaves: [] }
        let now = START
        const left = [...happenings]
        upstream.before = () => {
          now += MINUTE
          const next = left.shift()
          if (next) happens(upstream, { ...next, at: now })
        }
        const reading = { stream: runs, outward, settings, part: 'shop', known }
        for (const leaves of kills) await readAll({ ...reading, now, leaves })
        left.length = 0
        do await readAll({ ...reading, now })
        while (known.leaves.at(-1)?.filling)

        for (const [name, { builds }] of upstream.jobs) {
          for (const { number, building, result } of builds) {
            const outcome = { SUCCESS: 'succeeded', FAILURE: 'failed', ABORTED: 'cancelled' }[
              result ?? ''
            ]
            const row = known.rows.get(`${name}#${number}`)
            expect(row?.said.outcome, `${name}#${number}`).toBe(building ? 'running' : outcome)
          }
        }
        await readAll({ ...reading, now, sweep: true })
        const all = [...upstream.jobs.values()].flatMap(({ builds }) => builds)
        expect(known.rows.size).toBe(all.length)
      }),
      { numRuns: 100 },
    )
  })
})
