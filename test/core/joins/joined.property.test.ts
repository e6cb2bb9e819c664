import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renewJoins } from '#core/joins/renew-joins.ts'
import { replayInPlace } from '#core/ledger/governed-tables.ts'
import { projections } from '#core/projections.ts'
import { joinOf } from '#shared/domain/joins/join-of.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import type { JoinName, JoinOf } from '#shared/vocabulary/join.ts'
import { forgetAll } from '../observations/cast.ts'
import { type JoinedCore, startJoined } from './cast.ts'

const names = ['org/a', 'org/b', 'x/y/a', 'ORG/A']
const places = ['prod', 'stage']
const patterns = ['org/*', 'org/a', '**', '**/a', 'prod', '*']

const step = fc.record({
  does: fc.constantFrom(
    'run',
    'run',
    'deploy',
    'deploy',
    'add',
    'change',
    'remove',
    'aside',
    'up',
    'forget',
  ),
  dice: fc.array(fc.nat(9999), { minLength: 5, maxLength: 5 }),
})
type Step = { readonly does: string; readonly dice: readonly number[] }

async function take(core: JoinedCore, { does, dice }: Step): Promise<void> {
  const pick = <T>(of: readonly T[], at: number): T => of[dice[at]! % of.length]!
  const source = pick(core.sources, 0)
  const project = pick(names, 1)
  const key = String(dice[2]! % 4)
  const of: JoinOf = pick(['project', 'place'] as const, 3)
  const to = of === 'project' ? pick(core.services, 4) : pick(core.environments, 4)
  if (does === 'run') core.run({ source, key, project })
  if (does === 'deploy') core.deployment({ source, key, project, place: pick(places, 4) })
  if (does === 'forget' && dice[2]! % 3 === 0) forgetAll(core.store, source)
  if (does === 'add') {
    const any = dice[0]! % 3 === 0
    const draft = { source: any ? null : source, pattern: pick(patterns, 1), order: dice[2]! % 2 }
    await core.ask('joins.add', { of, to, ...draft })
  }
  const named = { of, source, name: of === 'project' ? project : pick(places, 1) }
  if (does === 'aside') await core.ask('joins.setAside', { ...named, reason: 'so' })
  if (does === 'up') await core.ask('joins.takeUp', named)
  if (does !== 'change' && does !== 'remove') return
  const { items } = await core.get('joins.rules', {})
  if (items.length === 0) return
  const { id: ruleId, version: expectedVersion } = pick(items, 0)
  if (does === 'remove') await core.ask('joins.remove', { ruleId, expectedVersion })
  else {
    const changes = { pattern: pick(patterns, 1), source: dice[2]! % 2 ? null : source }
    await core.ask('joins.change', { ruleId, expectedVersion, changes })
  }
}

/** Worked out anew from every row and all that was said. */
async function expected(core: JoinedCore) {
  const { items: rules } = await core.get('joins.rules', {})
  const db = core.db()
  const asides = db.prepare('SELECT kind, source, name FROM names_set_aside').raw().all()
  const known = db
    .prepare<[], [JoinOf, SourceId, string]>(`
      SELECT 'project', source, project FROM runs UNION SELECT 'project', source, project FROM deployments
      UNION SELECT 'place', source, place FROM deployments`)
    .raw()
    .all()
  const joined = known.flatMap(([of, source, name]) => {
    const one: JoinName = { of, source, name }
    if (JSON.stringify(asides).includes(JSON.stringify([of, source, name]))) return []
    const { to, rules: by } = joinOf(one, rules)
    return to === null ? [] : [[of, source, name, to, by[0]]]
  })
  return { known: known.map(String).toSorted(), joined: joined.map(String).toSorted() }
}

function standing(core: JoinedCore) {
  const raw = (sql: string) => core.db().prepare(sql).raw().all().map(String).toSorted()
  return {
    known: raw('SELECT kind, source, name FROM observed_names'),
    joined: raw(`
      SELECT 'project', source, project, service, because FROM joined_projects
      UNION ALL SELECT 'place', source, place, environment, because FROM joined_places`),
  }
}

/** What the lists tell, to see whether a command said that they changed. */
const listed = async (core: JoinedCore) => ({
  runs: JSON.stringify(await core.get('runs.list', {})),
  deployments: JSON.stringify(await core.get('deployments.list', {})),
})

test('what names are joined to is at all times what rules make of them', async () => {
  let [met, moved] = [0, 0]
  const steps = fc.array(step, { minLength: 15, maxLength: 40, size: 'max' })
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const core = await startJoined()
      for (const one of taken) {
        const before = await listed(core)
        core.changes.length = 0
        await take(core, one)
        const wanted = await expected(core)
        expect(standing(core)).toEqual(wanted)
        met += wanted.joined.length
        if (['run', 'deploy', 'forget'].includes(one.does)) continue
        const after = await listed(core)
        const topics = core.changes.flatMap(({ topics }) => topics)
        for (const list of ['runs', 'deployments'] as const) {
          expect(topics.includes(list)).toBe(before[list] !== after[list])
          if (before[list] !== after[list]) moved += 1
        }
      }
      const before = standing(core)
      replayInPlace(core.db(), projections)
      core.db().exec("UPDATE joined_projects SET service = 'lost', because = ''")
      renewJoins(core.db())
      expect(standing(core)).toEqual(before)
      expect(core.defects()).toEqual([])
      await core.close()
    }),
    { numRuns: 40 },
  )
  expect(met).toBeGreaterThan(100)
  expect(moved).toBeGreaterThan(10)
})
