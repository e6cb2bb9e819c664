import { defaultClassPolicies } from '#shared/domain/releases/default-class-policies.ts'
import { itemStepsFrom, stepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import { type Release, ReleaseClass, Strategy } from '#shared/vocabulary/release.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import type { TestCore } from '../../support/core.ts'
import { hour, nowhere, planHotfix, reason, seen, setStage, someItem, take } from './cast.ts'

export type Scene = {
  readonly service: Service
  readonly environment: Environment
  readonly releases: readonly ReleaseId[]
}
type Now = Scene & { readonly release: Release; readonly number: number }

/** What somebody may try next; it may well be refused. */
export type Move = (core: TestCore, now: Now) => Promise<unknown>

export async function openScene(core: TestCore): Promise<Scene> {
  const stage = await setStage(core)
  const draft = await core.get('releases.plan', { name: 'Autumn', class: 'standard' })
  const ready = await take(core, await planHotfix(core, stage), 'planned', 'ready')
  const hotfix = await planHotfix(core, stage)
  const running = await take(core, hotfix, 'planned', 'ready', 'inProgress')
  return { ...stage, releases: [draft.id, ready.id, running.id] }
}

/** One that is there, where there is any; else an id that is not. */
const oneOf = <Id extends string>(parts: readonly { readonly id: Id }[], number: number) =>
  (parts[number % Math.max(parts.length, 1)]?.id ?? nowhere) as Id

const step: Move = ({ ask }, { release, number }) => {
  const steps = stepsFrom(release.state)
  const to = steps[number % Math.max(steps.length, 1)]?.to ?? 'draft'
  return ask('releases.move', { ...seen(release), to, reason })
}

/** The first way on that is open; without it few random walks would get far. */
const goOn: Move = ({ ask }, { release }) => {
  const [next] = stepsFrom(release.state)
  return ask('releases.move', { ...seen(release), to: next?.to ?? 'draft', reason })
}

const itemStep: Move = ({ ask }, { release, number }) => {
  const item = release.items[number % Math.max(release.items.length, 1)]
  const to = itemStepsFrom(item?.state ?? 'pending')[number % 2]?.to ?? 'pending'
  return ask('releases.moveItem', {
    ...seen(release),
    itemId: item?.id ?? (nowhere as never),
    to,
    reason,
  })
}

const planning: readonly Move[] = [
  ({ ask }, { release, number }) =>
    ask('releases.change', {
      ...seen(release),
      changes: { strategy: Strategy.options[number % 4]!, complianceTags: [`tag ${number}`] },
    }),
  ({ ask }, { release, number }) => {
    const changes = number < 3 ? { goal: `goal ${number}` } : { abortCriteria: [`at ${number}`] }
    return ask('releases.change', { ...seen(release), changes })
  },
  ({ ask }, { release, number }) => {
    const items = [oneOf(release.items, number)]
    return ask('releases.change', {
      ...seen(release),
      changes: { rollbackScope: number === 0 ? null : { of: 'items', items } },
    })
  },
  ({ ask }, { release, number }) =>
    ask('releases.reclassify', {
      ...seen(release),
      class: ReleaseClass.options[number % 4]!,
      reason,
    }),
]

const parts: readonly Move[] = [
  ({ ask }, now) => {
    const item = someItem(now, `item ${now.number}`)
    return ask('releases.addItem', { ...seen(now.release), item })
  },
  ({ ask }, { release, number }) => {
    const changes = { version: number === 0 ? null : `2.${number}.0`, buildId: `b${number}` }
    const itemId = oneOf(release.items, number)
    return ask('releases.changeItem', { ...seen(release), itemId, changes })
  },
  ({ ask }, { release, number }) =>
    ask('releases.removeItem', { ...seen(release), itemId: oneOf(release.items, number) }),
  ({ ask }, { release, environment, number }) => {
    const activity = { environment: environment.id, slot: hour(number) }
    return ask('releases.addActivity', { ...seen(release), activity })
  },
  ({ ask }, { release, number }) =>
    ask('releases.changeActivity', {
      ...seen(release),
      activityId: oneOf(release.activities, number),
      changes: number < 3 ? { slot: hour(number + 9) } : { title: `part ${number}` },
      reason,
    }),
  ({ ask }, { release, number }) =>
    ask('releases.removeActivity', {
      ...seen(release),
      activityId: oneOf(release.activities, number),
      reason,
    }),
]

const papers: readonly Move[] = [
  ({ ask }, { release, number }) =>
    ask('releases.attachDocument', {
      ...seen(release),
      kind: number < 3 ? 'Release notes' : 'Root cause',
      title: `paper ${number}`,
      url: 'https://wiki.example.org/paper',
    }),
  ({ ask }, { release, number }) => {
    const documentId = oneOf(release.documents, number)
    return ask('releases.removeDocument', { ...seen(release), documentId, reason })
  },
  ({ ask }, { release }) => ask('releases.affirm', { ...seen(release), criterion: 'tested' }),
]

const surroundings: readonly Move[] = [
  async ({ ask, get }, { number }) => {
    const { items } = await get('releases.policies', {})
    const { version } = items[number % 4]!
    const policy = { ...defaultClassPolicies[ReleaseClass.options[number % 4]!], criteria: [] }
    return ask('releases.setPolicy', { policy, reason, expectedVersion: version })
  },
  async ({ ask, get }, { service, number }) => {
    const found = await get('services.get', { serviceId: service.id })
    const changes = { tier: number % 4, regions: [`r${number}`], description: `d${number}` }
    const expectedVersion = found.service!.version
    return ask('services.change', { serviceId: service.id, changes, expectedVersion })
  },
  async ({ ask, get }, { environment, number }) => {
    const environmentId = environment.id
    const found = await get('environments.get', { environmentId })
    const changes = { capacity: number === 0 ? null : number, name: `place ${number}` }
    const expectedVersion = found.environment!.version
    return ask('environments.change', { environmentId, changes, expectedVersion })
  },
]

export const moves: readonly Move[] = [
  step,
  goOn,
  goOn,
  goOn,
  itemStep,
  itemStep,
  ...planning,
  ...parts,
  ...papers,
  ...surroundings,
]
