import type { AskOf } from '#shared/contract/index.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import type { Release, ReleaseState } from '#shared/vocabulary/release.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import type { TestCore } from '../../support/core.ts'

/** What deciding about releases needs; the clock may be a real one. */
type Deciding = Pick<TestCore, 'get' | 'kim'>

export const reason = 'because the test says so'
export const nowhere = '01935000-0000-7000-8000-000000000001'
export const refused = (code: string) => ({ ok: false, failure: { code } })
export const seen = ({ id, version }: Release) => ({ releaseId: id, expectedVersion: version })

export const hour = (from: number, over: object = {}) => ({
  zone: 'Europe/Berlin',
  from: `2026-11-20T${String(from).padStart(2, '0')}:00`,
  to: `2026-11-20T${String(from + 1).padStart(2, '0')}:00`,
  ...over,
})

export const addService = ({ get }: Deciding, over: Partial<AskOf<'services.add'>> = {}) =>
  get('services.add', { name: 'Payments', tier: 1, versionScheme: 'semantic', ...over })

export const addEnvironment = ({ get }: Deciding, name = 'Production') =>
  get('environments.add', { name, stage: 9, tier: 0 })

type Stage = { readonly service: Service; readonly environment: Environment }

export async function setStage(core: Deciding): Promise<Stage> {
  return { service: await addService(core), environment: await addEnvironment(core) }
}

export const someItem = ({ service }: Stage, title = 'payments') =>
  ({ kind: 'service', title, service: service.id, version: '1.4.0' }) as const

/** A hotfix that lacks nothing its class asks for by the time it starts. */
export async function planHotfix(core: Deciding, stage: Stage): Promise<Release> {
  const { kim, get } = core
  const release = await get('releases.plan', {
    name: 'Fix rounding',
    class: 'hotfix',
    goal: 'Round as the law asks.',
    owner: kim.id,
    lead: kim.id,
    strategy: 'rolling',
    rollbackScope: { of: 'wholeRelease' },
    abortCriteria: ['errors over 1 %'],
    references: [{ system: 'ITSM', key: 'CHG1', url: null }],
    items: [someItem(stage), someItem(stage, 'ledger')],
    activities: [{ environment: stage.environment.id, slot: hour(9) }],
  })
  const documented = await get('releases.attachDocument', {
    ...seen(release),
    kind: 'Rollback plan',
    title: 'Back to 1.3.9',
    url: 'https://wiki.example.org/rollback',
  })
  return get('releases.affirm', { ...seen(documented), criterion: 'tested' })
}

/** Takes a release along; each step gives a reason, whether one is due or not. */
export async function take(
  { get }: Deciding,
  release: Release,
  ...way: readonly ReleaseState[]
): Promise<Release> {
  let taken = release
  for (const to of way) taken = await get('releases.setState', { ...seen(taken), to, reason })
  return taken
}

type ItemState = Release['items'][number]['state']

/** Moves the items at these places. */
export async function moveItems(
  { get }: Deciding,
  release: Release,
  { to, places }: { readonly to: ItemState; readonly places: readonly number[] },
): Promise<Release> {
  let moved = release
  for (const place of places) {
    const itemId = moved.items[place]!.id
    moved = await get('releases.setItemState', { ...seen(moved), itemId, to, reason })
  }
  return moved
}

export async function readyHotfix(core: Deciding) {
  const stage = await setStage(core)
  const ready = await take(core, await planHotfix(core, stage), 'planned', 'ready')
  return { stage, ready }
}
