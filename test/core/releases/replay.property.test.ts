import Sqlite, { type Database } from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { environmentProjection } from '#core/environments/environment.projection.ts'
import { createGovernedTables, tablesOf } from '#core/ledger/governed-tables.ts'
import { openLedger } from '#core/ledger/ledger.ts'
import { openProjections } from '#core/ledger/projection.ts'
import { toRecorded } from '#core/ledger/to-recorded.ts'
import { policyProjection } from '#core/releases/policy.projection.ts'
import { releaseProjection } from '#core/releases/release.projection.ts'
import { serviceProjection } from '#core/services/service.projection.ts'
import type { Recorded } from '#shared/events/index.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { moves, openScene, type Scene } from './moves.ts'

const projections = [environmentProjection, serviceProjection, policyProjection, releaseProjection]
const TABLES = tablesOf(projections)
const WORDS: Readonly<Record<string, readonly string[]>> = {
  services: ['description'],
  releases: ['goal', 'abort_criteria'],
  release_documents: ['title', 'url'],
}

const steps = fc.array(
  fc.record({ move: fc.constantFrom(...moves), which: fc.nat(2), number: fc.nat(5) }),
  { maxLength: 40, size: 'max' },
)
type Steps = typeof steps extends fc.Arbitrary<infer S> ? S : never

async function play(taken: Steps): Promise<TestCore> {
  const core = await startCore()
  const scene: Scene = await openScene(core)
  for (const { move, which, number } of taken) {
    const releaseId = scene.releases[which]!
    const { release } = await core.get('releases.get', { releaseId })
    await move(core, { ...scene, release: release!, number })
  }
  expect(core.defects()).toEqual([])
  return core
}

const rowsIn = (db: Database) =>
  TABLES.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all() as object[])

const factsIn = (db: Database): Recorded[] =>
  [...openLedger(db).entries()].flatMap((stored) => toRecorded(stored) ?? [])

function replayed(facts: readonly Recorded[]) {
  const scratch = new Sqlite(':memory:')
  createGovernedTables(scratch, projections)
  const project = openProjections(scratch, projections)
  for (const fact of facts) project(fact)
  const rows = rowsIn(scratch)
  scratch.close()
  return rows
}

/** Draws from the subjects in turn, each in its own order, as `draws` says. */
function interleaved(facts: readonly Recorded[], draws: readonly number[]): Recorded[] {
  const queues = [...Map.groupBy(facts, ({ subject }) => subject).values()]
  const order: Recorded[] = []
  for (let i = 0; order.length < facts.length; i += 1) {
    const open = queues.filter((queue) => queue.length > 0)
    order.push(open[draws[i % draws.length]! % open.length]!.shift()!)
  }
  return order
}

test('any order that keeps each subject’s own gives the rows that stand', async () => {
  const draws = fc.array(fc.nat(99), { minLength: 1, maxLength: 50 })
  await fc.assert(
    fc.asyncProperty(steps, draws, async (taken, draws) => {
      const core = await play(taken)
      const facts = factsIn(core.db())
      expect(replayed(interleaved(facts, draws))).toEqual(rowsIn(core.db()))
      await core.close()
    }),
    { numRuns: 50 },
  )
})

test('the version of a release is the number of facts about it', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const core = await play(taken)
      const { items } = await core.get('releases.list', {})
      const about = core.db().prepare('SELECT count(*) FROM ledger WHERE subject = ?').pluck()
      expect(items.length).toBeGreaterThan(0)
      for (const { id, version } of items) expect(about.get(id)).toBe(version)
      await core.close()
    }),
    { numRuns: 20 },
  )
})

test('erased to the last word, the facts still make the same releases, without their words', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const core = await play(taken)
      const erased = factsIn(core.db()).map((fact) => ({ ...fact, personal: null }) as Recorded)
      const wordless = rowsIn(core.db()).map((rows, place) => {
        const words = WORDS[TABLES[place]!] ?? []
        const blank = Object.fromEntries(words.map((column) => [column, null]))
        return rows.map((row) => ({ ...row, ...blank }))
      })
      expect(replayed(erased)).toEqual(wordless)
      await core.close()
    }),
    { numRuns: 20 },
  )
})
