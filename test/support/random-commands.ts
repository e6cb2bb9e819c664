import fc from 'fast-check'
import { openSession, type Session } from '#core/rpc/session.ts'
import type { AskOf, OperationName, OutputOf, Reply } from '#shared/contract/index.ts'
import { isOver, isStarted, itemStepsFrom, stepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import type { Person, Team } from '#shared/vocabulary/person.ts'
import type { ClassPolicy, Release, ReleaseClass } from '#shared/vocabulary/release.ts'
import type { Grant, Role, Scope } from '#shared/vocabulary/role.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { sessionOf, type TestCore } from './core.ts'

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

type Standing = {
  readonly people: readonly Person[]
  readonly teams: readonly Team[]
  readonly services: readonly Service[]
  readonly environments: readonly Environment[]
  readonly releases: readonly Release[]
}

/** What stands now, and dice that choose from it. */
type Scene = Standing & {
  readonly core: TestCore
  readonly attachments: string[]
  readonly step: number
  one<T>(things: readonly T[]): T
  chance(of: number): boolean
  number(below: number): number
  ask<N extends OperationName>(name: N, input: AskOf<N>): Promise<Played>
}

export type Played = {
  readonly name: OperationName
  readonly input: unknown
  readonly session: Session
  readonly reply: Reply
}

type Move = (scene: Scene) => Promise<Played | undefined> | undefined

const nowhere = '01935000-0000-7000-8000-000000000001'
const reason = 'because somebody said so'
/** Free text that names somebody; what may not be erased never carries it. */
const text = (scene: Scene, what: string) => `${what} ${scene.step} of Ada Lovelace`
const label = (scene: Scene, what: string) => `${what} ${scene.step}`

/** Mostly what stands; now and then something that does not, or a version that is past. */
function known<T extends { readonly id: string }>(scene: Scene, things: readonly T[]): T {
  const unknown = { id: nowhere, version: 1 } as unknown as T
  return things.length === 0 || scene.chance(30) ? unknown : scene.one(things)
}
const versionOf = (scene: Scene, { version }: { readonly version: number }) =>
  scene.chance(12) ? version - 1 : version

const seenPerson = (scene: Scene, person: Person) => ({
  personId: person.id,
  expectedVersion: versionOf(scene, person),
})

/** Anybody but the first: without them nobody might be left to look at what stands. */
const somePerson = (scene: Scene) => known(scene, scene.people.slice(1))

/** One that has what the move is about, where there is any. */
function having<T extends { readonly id: string }>(
  scene: Scene,
  things: readonly T[],
  has: (thing: T) => boolean,
): T {
  const fitting = things.filter(has)
  return known(scene, fitting.length > 0 ? fitting : things)
}
const someRelease = (scene: Scene) =>
  having(scene, scene.releases, ({ state }) => !isOver(state) || scene.chance(15))
const releaseWith = (scene: Scene, part: 'items' | 'activities' | 'documents') =>
  having(scene, scene.releases, (one) => one[part].length > 0 && !isOver(one.state))
const partOf = <T extends { readonly id: string }>(scene: Scene, parts: readonly T[] | undefined) =>
  known(scene, parts ?? []).id as T['id']

function someScope(scene: Scene): Scope {
  const { teams, services, environments } = scene
  const kind = scene.number(6)
  if (kind === 1 && teams.length > 0) return { of: 'team', team: scene.one(teams).id }
  if (kind === 2 && services.length > 0) return { of: 'service', service: scene.one(services).id }
  if (kind === 3 && environments.length > 0) {
    return { of: 'environment', environment: scene.one(environments).id }
  }
  return { of: 'workspace' }
}

const ROLES: readonly Role[] = [
  'viewer',
  'coordinator',
  'releaseManager',
  'deploymentLead',
  'approver',
  'administrator',
]

const peopleMoves: readonly Move[] = [
  (s) => s.ask('people.add', { name: text(s, 'Person'), timeZone: 'Europe/Berlin' }),
  (s) => s.ask('people.add', { name: text(s, 'Person'), osUser: `user${s.number(4)}` }),
  (s) => s.ask('people.rename', { ...seenPerson(s, somePerson(s)), name: text(s, 'Renamed') }),
  (s) => s.ask('people.deactivate', { ...seenPerson(s, somePerson(s)), reason }),
  (s) => s.ask('people.reactivate', { ...seenPerson(s, somePerson(s)), reason }),
  (s) => {
    const contacts = [{ kind: 'email', value: `ada${s.step}@example.org` } as const]
    return s.ask('people.setContacts', { ...seenPerson(s, somePerson(s)), contacts })
  },
  (s) => s.ask('people.setTimeZone', { ...seenPerson(s, somePerson(s)), timeZone: 'Asia/Tokyo' }),
  (s) => {
    const span = (from: string, to: string) => ({ weekday: s.number(7) + 1, from, to })
    const spans = [span('08:00', '12:00'), span('13:00', '17:00')]
    return s.ask('people.setWorkingHours', { ...seenPerson(s, somePerson(s)), spans })
  },
  (s) => {
    const [firstDay, lastDay] = [`2026-12-0${s.number(9) + 1}`, `2026-12-0${s.number(9) + 1}`]
    const personId = somePerson(s).id
    return s.ask('people.addAbsence', { personId, firstDay, lastDay, reason: text(s, 'Away') })
  },
  (s) => {
    const { id, absences } = somePerson(s)
    return s.ask('people.removeAbsence', { personId: id, absenceId: partOf(s, absences) })
  },
  (s) => {
    const osUser = s.chance(3) ? null : `user${s.number(4)}`
    return s.ask('people.linkOsUser', { ...seenPerson(s, somePerson(s)), osUser, reason })
  },
  (s) => s.ask('people.addTeam', { name: `Team ${s.number(8)}` }),
  (s) => {
    const team = known(s, s.teams)
    const expectedVersion = versionOf(s, team)
    return s.ask('people.renameTeam', { teamId: team.id, name: label(s, 'Team'), expectedVersion })
  },
  (s) => s.ask('people.joinTeam', { personId: somePerson(s).id, teamId: known(s, s.teams).id }),
  (s) => {
    const person = somePerson(s)
    const teamId = person.teams?.[0] ?? known(s, s.teams).id
    return s.ask('people.leaveTeam', { personId: person.id, teamId })
  },
  grant,
  vouch,
  (s) => {
    const { id, grants } = somePerson(s)
    return s.ask('people.revoke', { personId: id, grantId: partOf(s, grants), reason })
  },
]

const seenPlace = (s: Scene, environment: Environment) => ({
  environmentId: environment.id,
  expectedVersion: versionOf(s, environment),
})
const environmentMoves: readonly Move[] = [
  (s) => {
    const placed = { stage: s.number(5), tier: s.number(4), region: 'eu-west' }
    return s.ask('environments.add', { name: `place ${s.number(9)}`, ...placed })
  },
  (s) => {
    const changes = { capacity: s.number(5) + 1, stage: s.number(9) }
    return s.ask('environments.change', { ...seenPlace(s, known(s, s.environments)), changes })
  },
  (s) => s.ask('environments.retire', { ...seenPlace(s, known(s, s.environments)), reason }),
  (s) => s.ask('environments.reinstate', { ...seenPlace(s, known(s, s.environments)), reason }),
]

const seenService = (s: Scene, service: Service) => ({
  serviceId: service.id,
  expectedVersion: versionOf(s, service),
})
const serviceMoves: readonly Move[] = [
  (s) => {
    const ownerTeam = s.teams.length > 0 && s.chance(2) ? s.one(s.teams).id : null
    const said = { description: text(s, 'Service'), ownerTeam, regions: ['eu-west'] }
    return s.ask('services.add', { name: `service ${s.number(9)}`, tier: s.number(4), ...said })
  },
  (s) => {
    const changes = s.chance(2)
      ? { tier: s.number(4), description: text(s, 'Reworded') }
      : { versionScheme: s.one(['semantic', 'date'] as const), needsZeroDowntime: s.chance(2) }
    return s.ask('services.change', { ...seenService(s, known(s, s.services)), changes })
  },
  (s) => s.ask('services.retire', { ...seenService(s, known(s, s.services)), reason }),
  (s) => s.ask('services.reinstate', { ...seenService(s, known(s, s.services)), reason }),
]

const CLASSES: readonly ReleaseClass[] = ['standard', 'major', 'emergency', 'hotfix']
const newItem = (s: Scene) => ({
  ...(s.chance(2) && s.services.length > 0
    ? { kind: 'service' as const, service: s.one(s.services).id, version: `1.${s.step}.0` }
    : { kind: s.one(['flag', 'migration', 'configuration', 'infrastructure'] as const) }),
  title: `item ${s.step}`,
})
const newActivity = (s: Scene) => ({
  environment: known(s, s.environments).id,
  slot: {
    zone: 'Europe/Berlin',
    from: `2026-12-1${s.number(3)}T10:00`,
    to: `2026-12-1${s.number(8) + 1}T12:00`,
  },
})
const seenRelease = (s: Scene, release: Release) => ({
  releaseId: release.id,
  expectedVersion: versionOf(s, release),
})
const freePolicy = (s: Scene): ClassPolicy => ({
  class: s.one(CLASSES),
  requiredFields: s.chance(4) ? [{ field: 'goal', by: 'ready' }] : [],
  requiredDocuments: [],
  criteria: [
    { key: 'tested', says: `Tested ${s.number(3)}.`, by: 'closed', check: { kind: 'affirmed' } },
  ],
})

const releaseMoves: readonly Move[] = [
  (s) => {
    const said = {
      goal: text(s, 'Goal'),
      abortCriteria: [text(s, 'Abort')],
      lead: s.one(s.people).id,
    }
    const items = s.chance(2) ? [newItem(s)] : []
    return s.ask('releases.plan', { name: `R${s.step}`, class: s.one(CLASSES), items, ...said })
  },
  (s) => {
    const changes = s.chance(2)
      ? { goal: text(s, 'Other goal'), complianceTags: [`tag${s.number(3)}`] }
      : {
          strategy: s.one(['canary', 'rolling'] as const),
          rollbackScope: { of: 'wholeRelease' as const },
        }
    return s.ask('releases.change', { ...seenRelease(s, someRelease(s)), changes })
  },
  (s) => {
    const other = s.one(CLASSES)
    return s.ask('releases.reclassify', {
      ...seenRelease(s, someRelease(s)),
      class: other,
      reason,
    })
  },
  (s) => s.ask('releases.addItem', { ...seenRelease(s, someRelease(s)), item: newItem(s) }),
  (s) => {
    const release = releaseWith(s, 'items')
    const changes = { title: label(s, 'Item'), buildId: `b${s.step}` }
    const itemId = partOf(s, release.items)
    return s.ask('releases.changeItem', { ...seenRelease(s, release), itemId, changes })
  },
  (s) => {
    const release = releaseWith(s, 'items')
    const itemId = partOf(s, release.items)
    return s.ask('releases.removeItem', { ...seenRelease(s, release), itemId })
  },
  moveItem,
  (s) => {
    const seen = seenRelease(s, someRelease(s))
    return s.ask('releases.addActivity', { ...seen, activity: newActivity(s) })
  },
  (s) => {
    const release = releaseWith(s, 'activities')
    const changes = { region: `region ${s.step}`, slot: newActivity(s).slot }
    const activityId = partOf(s, release.activities)
    return s.ask('releases.changeActivity', {
      ...seenRelease(s, release),
      activityId,
      changes,
      reason,
    })
  },
  (s) => {
    const release = releaseWith(s, 'activities')
    const activityId = partOf(s, release.activities)
    return s.ask('releases.removeActivity', { ...seenRelease(s, release), activityId, reason })
  },
  async (s) => {
    const put = await s.ask('ledger.putAttachment', {
      bytes: Buffer.from(text(s, 'Evidence')).toString('base64'),
    })
    if (put.reply.ok) s.attachments.push((put.reply.value as { digest: string }).digest)
    return put
  },
  (s) => {
    const parts = s.attachments.length > 0 && !s.chance(4) ? [s.one(s.attachments)] : []
    const paper = { kind: 'Release notes', title: text(s, 'Notes'), parts } as const
    const seen = seenRelease(s, someRelease(s))
    return s.ask('releases.attachDocument', {
      ...seen,
      ...paper,
    } as AskOf<'releases.attachDocument'>)
  },
  (s) => {
    const release = releaseWith(s, 'documents')
    const documentId = partOf(s, release.documents)
    return s.ask('releases.removeDocument', { ...seenRelease(s, release), documentId, reason })
  },
  (s) => s.ask('releases.affirm', { ...seenRelease(s, someRelease(s)), criterion: 'tested' }),
  ...Array.from({ length: 5 }, (): Move => moveOn),
  (s) => {
    const policy = freePolicy(s)
    return s.ask('releases.setPolicy', { policy, reason, expectedVersion: s.number(3) })
  },
]

function grant(s: Scene): Promise<Played> {
  const [role, scope] = [s.one(ROLES), someScope(s)]
  return s.ask('people.grant', { personId: somePerson(s).id, role, scope, reason })
}

function vouch(s: Scene): Promise<Played> {
  const isOpen = ({ state }: Grant) => state === 'provisional'
  const { id, grants } = having(s, s.people, (person) => person.grants.some(isOpen))
  const open = grants?.filter(isOpen)
  return s.ask('people.vouch', { personId: id, grantId: partOf(s, open), reason })
}

function moveItem(s: Scene): Promise<Played> {
  const release = having(s, s.releases, ({ items, state }) => items.length > 0 && isStarted(state))
  const item = known(s, release.items ?? [])
  const { to } = s.one(itemStepsFrom(item.state ?? 'pending'))
  return s.ask('releases.moveItem', { ...seenRelease(s, release), itemId: item.id, to, reason })
}

function moveOn(s: Scene): Promise<Played> {
  const release = someRelease(s)
  const open = stepsFrom(release.state ?? 'draft').filter(
    ({ to }) => (to !== 'cancelled' && to !== 'closed') || s.chance(6),
  )
  const to = open.length > 0 && !s.chance(10) ? s.one(open).to : 'closed'
  return s.ask('releases.move', { ...seenRelease(s, release), to, reason })
}

const otherMoves: readonly Move[] = [
  (s) => s.ask('workspace.rename', { name: `Workspace ${s.number(3)}` }),
  (s) => {
    const subjects = [...s.people.slice(1), ...s.services, ...s.releases]
    return s.ask('ledger.erase', { subject: known(s, subjects).id, reason: text(s, 'Erased') })
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
  ...otherMoves,
  ...Array.from({ length: 3 }, () => [grant, vouch, moveItem]).flat(),
]

async function look({ get }: TestCore): Promise<Standing> {
  const all = { limit: 1000 } as const
  return {
    people: (await get('people.list', all)).items,
    teams: (await get('people.teams', all)).items,
    services: (await get('services.list', all)).items,
    environments: (await get('environments.list', all)).items,
    releases: (await get('releases.list', all)).items,
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
        const reply: Reply<OutputOf<typeof name>> = await core.askAs(session, name, input)
        return { name, input, session, reply }
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
