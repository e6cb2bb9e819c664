import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOf } from '#renderer/features/releases/plan/draft-of.ts'
import {
  blankPlan,
  commandOf,
  faultsOfPlan,
  KeptPlan,
  type PlanValues,
  planLike,
  releaseOfPlan,
} from '#renderer/features/releases/plan/plan-values.ts'
import { tellAsked } from '#renderer/features/releases/plan/tell-asked.ts'
import { valuesOfDetails } from '#renderer/features/releases/release/details/details-values.ts'
import { wallOf } from '#renderer/features/releases/release/slots/activity-values.ts'
import { contract } from '#shared/contract/index.ts'
import { Item, Release, ReleaseClass } from '#shared/vocabulary/release.ts'
import { someActivity, someItem, someRelease } from '../../../../domain/releases/some-release.ts'
import { startCore } from '../../../../support/core.ts'
import { label, someDetails, someItemDetails, uuid } from '../release/some-values.ts'

const someItems = fc.array(
  fc
    .tuple(uuid, someItemDetails)
    .map(([id, item]) => Item.parse({ id, ...item, state: 'pending' })),
  { maxLength: 5 },
)

const somePlan = fc
  .record({
    details: someDetails,
    items: someItems,
    named: fc.constantFrom(...ReleaseClass.options),
  })
  .map(
    ({ details, items, named }): PlanValues => ({
      ...blankPlan(),
      ...valuesOfDetails(Release.parse({ ...someRelease(), ...details })),
      class: named,
      items,
      activities: [someActivity],
    }),
  )

test('what a plan says is what the contract is given, part by part', () => {
  fc.assert(
    fc.property(somePlan, (values) => {
      const command = commandOf(values)
      const standing = releaseOfPlan(values)
      expect(command).toMatchObject({
        name: standing.name,
        class: standing.class,
        goal: standing.goal,
        owner: standing.owner,
        lead: standing.lead,
        complianceTags: standing.complianceTags,
        abortCriteria: standing.abortCriteria,
        references: standing.references,
      })
      expect(command.items).toEqual(standing.items.map(({ id: _, state: __, ...item }) => item))
      expect(command.activities?.map(({ slot }) => slot)).toEqual([wallOf(someActivity.slot)])
      const taken = contract['releases.plan'].input.safeParse(command).success
      expect(Object.keys(faultsOfPlan(values)).length === 0).toBe(taken)
    }),
  )
})

test('a draft that was kept as text is the same plan again', () => {
  fc.assert(
    fc.property(somePlan, (values) => {
      const draft = draftOf(values, { id: 'd', workspace: 'w' })
      const again = JSON.parse(JSON.stringify(draft)) as typeof draft
      expect(KeptPlan.parse(again.values)).toEqual(values)
    }),
  )
})

test('a plan that is sent twice under its own id happens once', async () => {
  const { ask, get } = await startCore()
  const values = { ...blankPlan(), name: 'Winter' }
  const first = await ask('releases.plan', commandOf(values), values.commandId)
  const second = await ask('releases.plan', commandOf(values), values.commandId)
  expect(first).toMatchObject({ ok: true })
  expect(second).toEqual(first)
  expect((await get('releases.list', {})).items).toHaveLength(1)
})

test('another like it has the same aim and parts, and nothing that belongs to one time only', () => {
  const release = someRelease({
    goal: 'Faster',
    complianceTags: ['PCI'],
    references: [{ system: 'Jira', key: 'A-1', url: null }],
    rollbackScope: { of: 'items', items: [someItem(1).id] },
    items: [someItem(1, { version: '1.0.0', changeReference: 'C-1', state: 'verified' })],
    activities: [someActivity],
  })
  const copy = planLike(release)
  expect(copy).toMatchObject({ name: release.name, goal: 'Faster', complianceTags: ['PCI'] })
  expect(copy.items).toEqual([someItem(1)])
  expect(copy.references).toEqual([])
  expect(copy.rollbackScope.of).toBe('undecided')
  expect(faultsOfPlan(copy)).toEqual({})
  expect(planLike(release).commandId).not.toBe(copy.commandId)
})

test('a draft without a name goes by its class, and one of another shape is not read', () => {
  fc.assert(
    fc.property(label, (name) => {
      expect(draftOf({ ...blankPlan(), name }, { id: 'd', workspace: 'w' }).title).toBe(name)
    }),
  )
  const nameless = draftOf({ ...blankPlan(), name: ' ' }, { id: 'd', workspace: 'w' })
  expect(nameless.title).toBe('Standard release without a name')
  const { items: _, ...older } = blankPlan()
  expect(KeptPlan.safeParse(older).success).toBe(false)
})

test('what a class asks for is told step by step', () => {
  const criteria = [] as const
  const asks = {
    class: 'standard' as const,
    requiredFields: [
      { field: 'goal' as const, by: 'planned' as const },
      { field: 'lead' as const, by: 'ready' as const },
    ],
    requiredDocuments: [{ kind: 'Notes', by: 'ready' as const }],
    criteria: [...criteria],
  }
  expect(tellAsked(asks)).toBe('Asks for 1 thing to be planned, 2 to be ready.')
  expect(tellAsked({ ...asks, requiredFields: [], requiredDocuments: [] })).toBe(
    'Asks for nothing.',
  )
})
