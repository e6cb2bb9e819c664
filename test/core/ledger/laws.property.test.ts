import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openLedger } from '#core/ledger/ledger.ts'
import { openProjections } from '#core/ledger/projection.ts'
import { openReplay } from '#core/ledger/replay-subject.ts'
import { projections } from '#core/projections.ts'
import type { OperationName } from '#shared/contract/index.ts'
import { contract } from '#shared/contract/index.ts'
import type { Recorded } from '#shared/events/index.ts'
import {
  contentDigest,
  factsIn,
  governedRows,
  replayed,
  rowsAbout,
  withoutWords,
} from '../../support/contents.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { freeClasses, live, type Played, randomSteps } from '../../support/random-commands.ts'

const steps = randomSteps(60)

/** A whole life, then a look at what is left of it. */
async function afterLives(
  runs: number,
  look: (core: TestCore, draws: readonly number[]) => unknown,
) {
  const draws = fc.array(fc.nat(99), { minLength: 1, maxLength: 50 })
  await fc.assert(
    fc.asyncProperty(steps, draws, async (taken, drawn) => {
      const core = await startCore()
      await freeClasses(core)
      await live(core, taken)
      expect(core.defects()).toEqual([])
      await look(core, drawn)
      await core.close()
    }),
    { numRuns: runs },
  )
}

test('replaying the ledger gives the rows that stand, and verifying agrees', async () => {
  await afterLives(60, async ({ db, get }) => {
    expect(replayed(factsIn(db()))).toEqual(governedRows(db()))
    expect(await get('ledger.verify', {})).toMatchObject({ outcome: 'intact', findings: [] })
  })
})

test('one subject replayed alone gives its rows and touches no others', async () => {
  await afterLives(40, ({ db }) => {
    const standing = governedRows(db())
    const bySubject = Map.groupBy(factsIn(db()), ({ subject }) => subject)
    const replay = replayOf(db())
    for (const [subject, facts] of bySubject) {
      expect(replayed(facts)).toEqual(rowsAbout(standing, subject))
      replay(subject)
    }
    expect(governedRows(db())).toEqual(standing)
  })
})

test('any interleaving that keeps each subject’s order gives the rows that stand', async () => {
  await afterLives(60, ({ db }, draws) => {
    const facts = factsIn(db())
    expect(replayed(interleaved(facts, draws))).toEqual(governedRows(db()))
  })
})

test('erased to the last word, the facts make the same rows without their words', async () => {
  await afterLives(30, ({ db }) => {
    const erased = factsIn(db()).map((fact) => ({ ...fact, personal: null }) as Recorded)
    const rows = replayed(erased)
    expect(rows).toEqual(withoutWords(governedRows(db())))
    expect(JSON.stringify(rows)).not.toContain('of Ada Lovelace')
  })
})

test('the version of a subject is the number of facts that said something of it', async () => {
  await afterLives(20, ({ db }) => {
    const about = db()
      .prepare(`
        SELECT count(*) FROM ledger
        WHERE subject = ? AND type NOT IN ('ledger.erased', 'decision.undone')`)
      .pluck()
    for (const table of ['people', 'teams', 'services', 'environments', 'releases']) {
      const rows = db().prepare<[], { id: string; version: number }>(`SELECT * FROM ${table}`).all()
      for (const { id, version } of rows) expect(version).toBe(about.get(id))
    }
  })
})

test('a refused command leaves no trace, and nobody hears of it', async () => {
  const codes = new Set<string>()
  let refused = 0
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const core = await startCore()
      let before = ''
      await live(core, taken, {
        before: () => {
          before = contentDigest(core.db())
          core.changes.length = 0
        },
        after: ({ reply }) => {
          if (reply.ok) return
          codes.add(reply.failure.code)
          refused += 1
          expect(contentDigest(core.db())).toBe(before)
          expect(core.changes).toEqual([])
        },
      })
      expect(core.defects()).toEqual([])
      await core.close()
    }),
    { numRuns: 25 },
  )
  expect(refused).toBeGreaterThan(100)
  expect(codes.size).toBeGreaterThan(8)
})

test('what a command answers is what the next read says, and a change was announced', async () => {
  let answered = 0
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const core = await startCore()
      await freeClasses(core)
      let facts = 0
      await live(core, taken, {
        before: () => {
          core.changes.length = 0
          facts = core.facts()
        },
        after: async (played) => {
          const read = readOf(played, core)
          if (!read) return
          answered += 1
          expect(await read()).toEqual(played.reply.ok && played.reply.value)
          const told = core.changes.some(({ topics }) => topics.includes('ledger'))
          expect(told).toBe(core.facts() > facts)
        },
      })
      await core.close()
    }),
    { numRuns: 20 },
  )
  expect(answered).toBeGreaterThan(100)
})

test('random lives get far: nearly every command is granted somewhere', async () => {
  const granted = new Set<string>()
  const undoing: string[] = []
  const core = await startCore()
  await freeClasses(core)
  for (const taken of fc.sample(randomSteps(400), { seed: 7, numRuns: 8 })) {
    for (const { name, reply, undoes } of await live(core, taken)) {
      if (reply.ok) granted.add(name)
      if (undoes !== undefined) undoing.push(reply.ok ? 'granted' : reply.failure.code)
    }
  }
  const all = Object.entries(contract).filter(([, { kind }]) => kind === 'command')
  const never = all.map(([name]) => name).filter((name) => !granted.has(name))
  expect(never).toEqual(['workspace.setCheckpointFolder', 'people.enrol'])
  expect(undoing).toEqual(expect.arrayContaining(['granted', 'rpc/nothing-to-undo']))
  const { items } = await core.get('ledger.entries', { type: 'decision.undone' })
  expect(items.length).toBeGreaterThan(20)
})

function replayOf(db: Database) {
  const project = openProjections(db, projections)
  return openReplay(db, { ledger: openLedger(db), project, projections })
}

/** Draws from the subjects in turn, each in its own order. */
function interleaved(facts: readonly Recorded[], draws: readonly number[]): Recorded[] {
  const queues = [...Map.groupBy(facts, ({ subject }) => subject).values()].map((all) => [...all])
  const order: Recorded[] = []
  for (let i = 0; order.length < facts.length; i += 1) {
    const open = queues.filter((queue) => queue.length > 0)
    order.push(open[draws[i % draws.length]! % open.length]!.shift()!)
  }
  return order
}

const READS = {
  people: 'personId',
  environments: 'environmentId',
  services: 'serviceId',
  releases: 'releaseId',
} as const

/** How to read again what a command answered; `undefined` where it answers no single thing. */
function readOf({ name, reply }: Played, { get }: TestCore) {
  if (!reply.ok) return undefined
  const [area] = name.split('.') as [keyof typeof READS]
  const { id, class: ofClass } = reply.value as { id?: string; class?: string }
  if (/^people\.(add|rename)Team$/.test(name)) {
    return async () => (await get('people.teams', {})).items.find((team) => team.id === id)
  }
  if (name === 'releases.setPolicy') {
    return async () =>
      (await get('releases.policies', {})).items.find((one) => one.class === ofClass)
  }
  if (name === 'workspace.rename') {
    return async () => ({ name: (await get('workspace.status', {})).name })
  }
  if (!id || !(area in READS)) return undefined
  return async () => {
    const found = await get(`${area}.get` as OperationName, { [READS[area]]: id } as never)
    return Object.values(found as object)[0]
  }
}
