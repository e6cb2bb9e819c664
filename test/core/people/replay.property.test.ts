import Sqlite, { type Database } from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createGovernedTables, tablesOf } from '#core/ledger/governed-tables.ts'
import { openLedger } from '#core/ledger/ledger.ts'
import { openProjections } from '#core/ledger/projection.ts'
import { toRecorded } from '#core/ledger/to-recorded.ts'
import { peopleProjection } from '#core/people/people.projection.ts'
import { teamProjection } from '#core/people/team.projection.ts'
import type { Recorded } from '#shared/events/index.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { sessionOf, startCore, type TestCore } from '../../support/core.ts'
import { addPerson, addWithRole, reason, WORKSPACE } from './cast.ts'

const projections = [teamProjection, peopleProjection]
const TABLES = tablesOf(projections)

type Move = (core: TestCore, scene: Scene) => Promise<unknown>
type Scene = {
  readonly person: Person
  readonly other: Person
  readonly number: number
}

const dayOf = (number: number) => `2026-12-0${number + 1}`
const seen = ({ person }: Scene) => ({ personId: person.id, expectedVersion: person.version })
const speaker = ({ other, number }: Scene) => sessionOf(other.id, number === 0 ? 'declared' : 'os')

/** An id that is there, where there is any; else one that is not. */
const oneOf = <Id extends string>(
  things: readonly { readonly id: Id }[],
  { number, person }: Scene,
) => (things[number % Math.max(things.length, 1)]?.id ?? person.id) as Id

async function membership({ get }: TestCore, scene: Scene) {
  const { items } = await get('people.teams', {})
  return { personId: scene.person.id, teamId: oneOf(items, scene) }
}
const grantOf = (scene: Scene) => ({
  personId: scene.person.id,
  grantId: oneOf(scene.person.grants, scene),
  reason,
})

/** Each may well be refused. */
const moves: readonly Move[] = [
  ({ ask }, scene) => ask('people.rename', { ...seen(scene), name: dayOf(scene.number) }),
  ({ ask }, scene) => ask('people.deactivate', { ...seen(scene), reason }),
  ({ ask }, scene) => ask('people.reactivate', { ...seen(scene), reason }),
  async (core, scene) => core.ask('people.joinTeam', await membership(core, scene)),
  async (core, scene) => core.ask('people.leaveTeam', await membership(core, scene)),
  ({ ask }, { person, number }) => {
    const days = { firstDay: dayOf(0), lastDay: dayOf(number) }
    return ask('people.addAbsence', { personId: person.id, ...days, reason })
  },
  ({ ask }, scene) => {
    const absenceId = oneOf(scene.person.absences, scene)
    return ask('people.removeAbsence', { personId: scene.person.id, absenceId })
  },
  ({ ask }, scene) => {
    const spans = [{ weekday: scene.number + 1, from: '08:00', to: '16:00' }]
    return ask('people.setWorkingHours', { ...seen(scene), spans })
  },
  ({ ask }, scene) => {
    const osUser = scene.number === 0 ? null : `user ${scene.number}`
    return ask('people.linkOsUser', { ...seen(scene), osUser, reason })
  },
  ({ askAs }, scene) => {
    const role = scene.number % 2 === 0 ? 'approver' : 'viewer'
    const wanted = { personId: scene.person.id, role, scope: WORKSPACE, reason } as const
    return askAs(speaker(scene), 'people.grant', wanted)
  },
  ({ askAs }, scene) => askAs(speaker(scene), 'people.vouch', grantOf(scene)),
  ({ ask }, scene) => ask('people.revoke', grantOf(scene)),
]

const steps = fc.array(
  fc.record({ move: fc.constantFrom(...moves), who: fc.nat(3), number: fc.nat(3) }),
  { maxLength: 30, size: 'max' },
)
type Steps = typeof steps extends fc.Arbitrary<infer S> ? S : never

const rowsIn = (db: Database) =>
  TABLES.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())

async function play(taken: Steps): Promise<TestCore> {
  const core = await startCore()
  for (const name of ['Blue', 'Green']) await core.get('people.addTeam', { name })
  const ann = await addWithRole(core, { name: 'Ann', role: 'administrator' })
  const bob = await addWithRole(core, { name: 'Bob', role: 'administrator' })
  const cast = [ann, bob, await addPerson(core, 'Cem'), await addPerson(core, 'Dee')]
  for (const { move, who, number } of taken) {
    const { person } = await core.get('people.get', { personId: cast[who]!.id })
    await move(core, { person: person!, other: cast[number]!, number })
  }
  expect(core.defects()).toEqual([])
  return core
}

function factsIn(db: Database): Recorded[] {
  return [...openLedger(db).entries()].flatMap((stored) => toRecorded(stored) ?? [])
}

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
    { numRuns: 60 },
  )
})

test('the version of a person is the number of facts about them', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const core = await play(taken)
      const { items } = await core.get('people.list', {})
      const about = core.db().prepare('SELECT count(*) FROM ledger WHERE subject = ?').pluck()
      for (const { id, version } of items) expect(about.get(id)).toBe(version)
      await core.close()
    }),
    { numRuns: 30 },
  )
})

test('erased to the last word, the facts still make the same people, without their words', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const core = await play(taken)
      const erased = factsIn(core.db()).map((fact) => ({ ...fact, personal: null }) as Recorded)
      const words = ['name', 'contacts', 'os_user', 'reason']
      const wordless = rowsIn(core.db()).map((rows, table) =>
        TABLES[table] === 'teams'
          ? rows
          : rows.map((row) =>
              Object.fromEntries(
                Object.entries(row as object).map(([column, value]) => [
                  column,
                  words.includes(column) ? null : value,
                ]),
              ),
            ),
      )
      expect(replayed(erased)).toEqual(wordless)
      await core.close()
    }),
    { numRuns: 20 },
  )
})
