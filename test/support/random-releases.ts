import type { AskOf } from '#shared/contract/index.ts'
import { isOver, isStarted, itemStepsFrom, stepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { ClassPolicy, Release, ReleaseClass } from '#shared/vocabulary/release.ts'
import {
  having,
  known,
  label,
  type Move,
  type Played,
  partOf,
  reason,
  type Scene,
  text,
  versionOf,
} from './random-scene.ts'

export const CLASSES: readonly ReleaseClass[] = ['standard', 'major', 'emergency', 'hotfix']
const someRelease = (scene: Scene) =>
  having(scene, scene.releases, ({ state }) => !isOver(state) || scene.chance(15))
const releaseWith = (scene: Scene, part: 'items' | 'activities' | 'documents') =>
  having(scene, scene.releases, (one) => one[part].length > 0 && !isOver(one.state))
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

export const releaseMoves: readonly Move[] = [
  (s) => {
    const said = {
      goal: text(s, 'Goal'),
      abortCriteria: [text(s, 'Abort')],
      lead: s.one(s.people).id,
    }
    const items = s.chance(4) ? [] : [newItem(s), newItem(s)]
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
  setItemState,
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

export function setItemState(s: Scene): Promise<Played> {
  const release = having(s, s.releases, ({ items, state }) => items.length > 0 && isStarted(state))
  const item = known(s, release.items ?? [])
  const { to } = s.one(itemStepsFrom(item.state ?? 'pending'))
  return s.ask('releases.setItemState', { ...seenRelease(s, release), itemId: item.id, to, reason })
}

function moveOn(s: Scene): Promise<Played> {
  const release = someRelease(s)
  const open = stepsFrom(release.state ?? 'draft').filter(
    ({ to }) => (to !== 'cancelled' && to !== 'closed') || s.chance(6),
  )
  const [onwards] = open
  const to = onwards && !s.chance(10) ? (s.chance(2) ? onwards : s.one(open)).to : 'closed'
  return s.ask('releases.setState', { ...seenRelease(s, release), to, reason })
}
