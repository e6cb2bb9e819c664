import fc from 'fast-check'
import { v7 } from 'uuid'
import { openSession, type Session } from '#core/rpc/session.ts'
import { contract, type OutputOf, type Reply } from '#shared/contract/index.ts'
import type { FactId } from '#shared/vocabulary/ids.ts'
import { sessionOf, type TestCore } from './core.ts'
import { environmentMoves, serviceMoves } from './random-catalogue.ts'
import { joinMoves } from './random-joins.ts'
import { metricMoves } from './random-metrics.ts'
import { grant, peopleMoves, vouch } from './random-people.ts'
import { CLASSES, releaseMoves, setItemState } from './random-releases.ts'
import { known, type Move, type Played, reason, type Standing, text } from './random-scene.ts'
import { sourceMoves } from './random-sources.ts'

export type { Played } from './random-scene.ts'

/** One step of a random life: which move, who makes it, and the dice it is made with. */
export type Step = { readonly move: number; readonly who: number; readonly dice: number }

const evenly = (below: number) => fc.noBias(fc.nat(below - 1))

/** `most` is the length of the longest sequence; sequences are biased towards it. */
export const randomSteps = (most: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.record({ move: evenly(9999), who: evenly(100), dice: evenly(2 ** 31) }), {
    minLength: Math.floor(most / 2),
    maxLength: most,
    size: 'max',
  })

const otherMoves: readonly Move[] = [
  (s) => s.ask('preferences.keep', { name: 'releases.views', value: s.number(3) || null }),
  (s) => s.ask('workspace.rename', { name: `Workspace ${s.number(3)}` }),
  (s) => {
    const subjects = [...s.people.slice(1), ...s.services, ...s.releases]
    const subject = known(s, subjects).id
    const about = s.core.core.running().unitOfWork.ledger.about(subject)
    const facts = s.chance(50) ? undefined : about.slice(-2).map(({ entry }) => entry.id as FactId)
    const named = facts && facts.length > 0 ? { facts } : {}
    return s.ask('ledger.erase', { subject, reason: text(s, 'Erased'), ...named })
  },
  (s) => {
    s.core.clock.pass(1000 * s.number(600))
    return undefined
  },
  (s) => {
    s.core.clock.setWall(s.core.clock.now() + (s.number(600) - 300) * 1000)
    return undefined
  },
]

const moves = [
  ...peopleMoves,
  ...environmentMoves,
  ...serviceMoves,
  ...releaseMoves,
  ...releaseMoves,
  ...sourceMoves,
  ...metricMoves,
  ...joinMoves,
  ...otherMoves,
  ...Array.from({ length: 3 }, () => [grant, vouch, setItemState]).flat(),
]

async function look({ get }: TestCore): Promise<Standing> {
  const all = { limit: 1000 } as const
  return {
    people: (await get('people.list', all)).items,
    teams: (await get('people.teams', all)).items,
    services: (await get('services.list', all)).items,
    environments: (await get('environments.list', all)).items,
    releases: (await get('releases.list', all)).items,
    sources: (await get('sources.list', {})).items,
    metrics: (await get('metrics.list', {})).items,
    rules: (await get('joins.rules', all)).items,
  }
}

/** Mostly the administrator; else somebody else, more or less sure, or nobody at all. */
function speaker(core: TestCore, { people }: Standing, who: number): Session {
  if (who < 65) return core.me
  if (who < 75) return sessionOf(core.kim.id, 'declared')
  if (who > 95) return openSession({ origin: 'test', assurance: 'declared' })
  const assurance = who % 3 === 0 ? 'declared' : who % 3 === 1 ? 'os' : 'proved'
  return sessionOf(people[who % people.length]!.id, assurance)
}

/** Numbers that look random, the same ones for the same seed. */
function diceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 8
  }
}

/** The last command that was granted and named something that this one names: often what it can undo. */
function earlierAbout({ name, input, played }: Pick<Played, 'name' | 'input'> & Lived) {
  if (contract[name].kind !== 'command') return undefined
  const named = Object.values(input as object).filter((value) => String(value).length === 36)
  const earlier = played.findLast(
    (one) => one.reply.ok && named.some((id) => JSON.stringify(one).includes(String(id))),
  )
  return earlier?.commandId
}
type Lived = { readonly played: readonly Played[] }

type Watch = {
  readonly before?: () => unknown
  readonly after?: (played: Played) => unknown
}

/** Lives through the steps on a core; everything goes through the router, much of it is refused. */
export async function live(core: TestCore, steps: readonly Step[], watch: Watch = {}) {
  const attachments: string[] = []
  const played: Played[] = []
  for (const [step, { move, who, dice }] of steps.entries()) {
    const standing = await look(core)
    const session = speaker(core, standing, who)
    const roll = diceFrom(dice)
    const done = await moves[move % moves.length]!({
      ...standing,
      core,
      attachments,
      step,
      one: (things) => things[roll() % things.length]!,
      chance: (of) => roll() % of === 0,
      number: (below) => roll() % below,
      async ask(name, input) {
        await watch.before?.()
        const commandId = v7()
        const undoes = roll() % 8 === 0 ? earlierAbout({ name, input, played }) : undefined
        const reply: Reply<OutputOf<typeof name>> = await core.askAs(session, name, input, {
          commandId,
          undoes,
        })
        return { name, input, session, commandId, undoes, reply }
      },
    })
    if (!done) continue
    played.push(done)
    await watch.after?.(done)
  }
  return played
}

/** Lets releases run their whole life without papers, so that random lives get far. */
export async function freeClasses({ get }: TestCore): Promise<void> {
  for (const name of CLASSES) {
    const policy = { class: name, requiredFields: [], requiredDocuments: [], criteria: [] }
    await get('releases.setPolicy', { policy, reason, expectedVersion: 0 })
  }
}
