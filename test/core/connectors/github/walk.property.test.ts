import fc from 'fast-check'
import { expect, test } from 'vitest'
import { github } from '#core/connectors/github/github.ts'
import { doings, liveRepository, PART } from './live-repository.ts'
import { smallEngine } from './small-engine.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const about = { part: PART, settings: { repositories: [PART], days: 90 } }

const steps = fc.array(fc.record({ does: fc.constantFrom(...doings), which: fc.nat(150) }), {
  maxLength: 25,
})
const kills = fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 6 })

test.each(github.streams)(
  'however walks are broken off and whatever happens meanwhile, in the end $name are known as they are',
  async (stream) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(260), steps, kills, async (rows, steps, kills) => {
        const live = liveRepository(NOW, { rows, steps })
        const engine = smallEngine(stream, live)
        for (const leaves of kills) await engine.walk({ leaves })
        live.stop()
        const owes = () => JSON.stringify(engine.cursor()).includes('"owed":[]') === false
        for (let walks = 0; walks < 2 || engine.isFilling() || owes(); walks += 1) {
          if (walks > 30) throw new Error('it never ends')
          await engine.walk()
        }
        await engine.walk({ sweep: true })
        const truth = live.everything()[stream.name]!.map((raw) => stream.parse(raw, about))
        const byKey = (a: { key: string }, b: { key: string }) => Number(a.key) - Number(b.key)
        expect(engine.known().toSorted(byKey)).toEqual(truth.toSorted(byKey))
      }),
      { numRuns: 60 },
    )
  },
  60_000,
)

test.each(github.streams)(
  'what is gone of $name is seen by a sweep, and nothing else',
  async (stream) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200 }), fc.nat(300), async (rows, which) => {
        const live = liveRepository(NOW, { rows, steps: [] })
        const engine = smallEngine(stream, live)
        for (let walks = 0; walks < 3; walks += 1) await engine.walk()
        for (const all of [live.runs, live.deployments, live.releases, live.pulls]) {
          all.splice(which % all.length, 1)
        }
        await engine.walk({ sweep: true })
        const truth = live.everything()[stream.name]!.map((raw) => stream.parse(raw, about).key)
        const known = engine.known().map(({ key }) => key)
        expect(known.toSorted()).toEqual(truth.toSorted())
      }),
      { numRuns: 20 },
    )
  },
)
