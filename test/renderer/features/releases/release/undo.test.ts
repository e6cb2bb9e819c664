import { describe, expect, test } from 'vitest'
import type { Inverse } from '#renderer/data/use-decision.ts'
import {
  undoAddedActivity,
  undoAddedItem,
  undoAttached,
  undoChange,
  undoChangedActivity,
  undoChangedItem,
  undoItemStep,
  undoReclassify,
  undoRemovedActivity,
  undoRemovedDocument,
  undoRemovedItem,
  undoStep,
} from '#renderer/features/releases/release/undo.ts'
import type { NameOf } from '#shared/contract/index.ts'
import { itemStepsFrom, stepBetween, stepsFrom } from '#shared/domain/releases/life-cycle.ts'
import { type Release, ReleaseState } from '#shared/vocabulary/release.ts'
import { someItem, someRelease } from '../../../../domain/releases/some-release.ts'
import { startCore, type TestCore } from '../../../../support/core.ts'

const slot = { zone: 'Europe/Berlin', from: '2026-12-01T20:00', to: '2026-12-01T22:00' }

async function startRelease() {
  const core = await startCore()
  const { get } = core
  const environment = (await get('environments.add', { name: 'Live', stage: 3, tier: 0 })).id
  const release = await get('releases.plan', {
    name: 'Winter',
    class: 'hotfix',
    goal: 'Faster',
    owner: core.kim.id,
    complianceTags: ['PCI'],
    abortCriteria: ['Too slow'],
    references: [{ system: 'Jira', key: 'A-1', url: null }],
    items: [
      { kind: 'flag', title: 'one' },
      { kind: 'migration', title: 'two', buildId: 'b7' },
    ],
    activities: [{ environment, slot, region: 'eu' }],
  })
  return { core, release, environment }
}

/** Sends an inverse and answers what stands then. */
async function carryOut({ core }: TestCore, inverse: Inverse | undefined, me: TestCore['me']) {
  if (!inverse) throw new Error('there is no way back')
  const name: NameOf<'command'> = inverse.name
  const commandId = '01935000-0000-7000-8000-0000000000aa'
  const reply = await core.call({ name, input: inverse.input, commandId }, me)
  expect(reply).toMatchObject({ ok: true })
  return (reply as { readonly value: Release }).value
}

/** Ids of parts that came back are others, and every decision counts as a version. */
const said = ({ version: _, items, activities, documents, ...rest }: Release) => ({
  ...rest,
  items: bare(items),
  activities: bare(activities),
  documents: bare(documents),
})
const bare = (parts: readonly { readonly id: string }[]) =>
  parts
    .map(({ id: _, ...part }) => part)
    .toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))

const ofRelease = ({ id, version }: Release) => ({ releaseId: id, expectedVersion: version })

type Scene = Awaited<ReturnType<typeof startRelease>>
type Decision = (
  scene: Scene,
) => Promise<{ readonly after: Release; readonly inverse: (after: Release) => Inverse | undefined }>

const decisions: Readonly<Record<string, Decision>> = {
  'details changed': async ({ core, release: before }) => {
    const changes = {
      name: 'Spring',
      goal: null,
      owner: null,
      abortCriteria: [],
      complianceTags: [],
      references: [],
      rollbackScope: { of: 'wholeRelease' as const },
    }
    const after = await core.get('releases.change', { ...ofRelease(before), changes })
    return { after, inverse: (now) => undoChange({ before, after: now }, changes) }
  },
  reclassified: async ({ core, release: before }) => {
    const input = { ...ofRelease(before), class: 'major' as const, reason: 'large' }
    const after = await core.get('releases.reclassify', input)
    return { after, inverse: (now) => undoReclassify({ before, after: now }) }
  },
  'an item added': async ({ core, release: before }) => {
    const item = { kind: 'flag' as const, title: 'three' }
    const after = await core.get('releases.addItem', { ...ofRelease(before), item })
    return { after, inverse: (now) => undoAddedItem({ before, after: now }) }
  },
  'an item changed': async ({ core, release: before }) => {
    const item = before.items[1]!
    const changes = { buildId: null, title: 'other', version: '9' }
    const input = { ...ofRelease(before), itemId: item.id, changes }
    const after = await core.get('releases.changeItem', input)
    return { after, inverse: (now) => undoChangedItem({ before, after: now }, item) }
  },
  'an item taken out': async ({ core, release: before }) => {
    const item = before.items[1]!
    const after = await core.get('releases.removeItem', { ...ofRelease(before), itemId: item.id })
    return { after, inverse: (now) => undoRemovedItem({ before, after: now }, item) }
  },
  'an activity added': async ({ core, release: before, environment }) => {
    const activity = { environment, slot: { ...slot, to: '2026-12-01T23:00' } }
    const after = await core.get('releases.addActivity', { ...ofRelease(before), activity })
    return { after, inverse: (now) => undoAddedActivity({ before, after: now }) }
  },
  'an activity moved': async ({ core, release: before }) => {
    const activity = before.activities[0]!
    const moved = { zone: 'America/New_York', from: '2026-12-03T01:00', to: '2026-12-03T02:00' }
    const changes = { slot: moved, region: null }
    const input = { ...ofRelease(before), activityId: activity.id, changes, reason: 'freeze' }
    const after = await core.get('releases.changeActivity', input)
    return { after, inverse: (now) => undoChangedActivity({ before, after: now }, activity) }
  },
  'an activity taken away': async ({ core, release: before }) => {
    const activity = before.activities[0]!
    const input = { ...ofRelease(before), activityId: activity.id, reason: 'freeze' }
    const after = await core.get('releases.removeActivity', input)
    return { after, inverse: (now) => undoRemovedActivity({ before, after: now }, activity) }
  },
  'a document attached': async ({ core, release: before }) => {
    const document = { kind: 'Notes', title: 'Notes', url: 'https://example.com/n' }
    const after = await core.get('releases.attachDocument', { ...ofRelease(before), ...document })
    return { after, inverse: (now) => undoAttached({ before, after: now }) }
  },
}

describe.each(Object.keys(decisions))('undo of %s', (name) => {
  test('brings back what stood before', async () => {
    const scene = await startRelease()
    const { after, inverse } = await decisions[name]!(scene)
    expect(said(after)).not.toEqual(said(scene.release))
    const back = await carryOut(scene.core, inverse(after), scene.core.me)
    expect(said(back)).toEqual(said(scene.release))
  })

  test('holds for a committed plan, which asks why', async () => {
    const scene = await startRelease()
    const planned = { ...ofRelease(scene.release), to: 'planned' as const }
    const release = await scene.core.get('releases.setState', planned)
    const { after, inverse } = await decisions[name]!({ ...scene, release })
    const back = await carryOut(scene.core, inverse(after), scene.core.me)
    expect(said(back)).toEqual(said(release))
  })
})

test('a withdrawn document comes back, unless its title was erased', async () => {
  const { core, release } = await startRelease()
  const attached = { kind: 'Notes', title: 'Notes', url: 'https://example.com/n' }
  const before = await core.get('releases.attachDocument', { ...ofRelease(release), ...attached })
  const document = before.documents[0]!
  const ask = { ...ofRelease(before), documentId: document.id, reason: 'wrong one' }
  const after = await core.get('releases.removeDocument', ask)
  const back = await carryOut(core, undoRemovedDocument({ before, after }, document), core.me)
  expect(said(back)).toEqual(said(before))
  const erased = { ...document, title: null }
  expect(undoRemovedDocument({ before, after }, erased)).toBeUndefined()
})

test('a step can be taken back exactly where the life cycle leads back', () => {
  for (const from of ReleaseState.options) {
    for (const { to } of stepsFrom(from)) {
      const before = someRelease({ state: from })
      const inverse = undoStep({ before, after: someRelease({ state: to, version: 2 }) })
      const back = stepBetween(to, from)
      const asked = {
        to: from,
        expectedVersion: 2,
        ...(back?.needsReason && { reason: expect.any(String) }),
      }
      if (back) expect(inverse?.input).toMatchObject(asked)
      else expect(inverse).toBeUndefined()
    }
  }
})

test('an item step can be taken back exactly where the item may go back just then', () => {
  for (const state of ReleaseState.options) {
    for (const from of ['pending', 'deployed', 'verified', 'pulled', 'rolledBack'] as const) {
      const item = someItem(1, { state: from })
      const release = someRelease({ state, items: [item] })
      for (const { to } of itemStepsFrom(from)) {
        const back = itemStepsFrom(to).find((step) => step.to === from)
        const inverse = undoItemStep({ before: release, after: release }, { item, to })
        expect(inverse !== undefined).toBe(back?.during.includes(state) ?? false)
      }
    }
  }
})

test('abort criteria that were erased are not put back as none', () => {
  const before = someRelease({ abortCriteria: null, goal: 'old' })
  const after = someRelease({ abortCriteria: ['new'], goal: 'new', version: 2 })
  expect(undoChange({ before, after }, { abortCriteria: ['new'] })).toBeUndefined()
  const both = undoChange({ before, after }, { abortCriteria: ['new'], goal: 'new' })
  expect(both?.input).toEqual({ releaseId: after.id, expectedVersion: 2, changes: { goal: 'old' } })
})
