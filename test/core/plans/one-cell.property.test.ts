import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PlanColumn, PlanLine } from '#shared/vocabulary/plan.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { addPerson } from '../people/cast.ts'
import { exportedFrom, importing, night, reading } from './cast.ts'

type Edit = {
  readonly column: PlanColumn
  readonly cell: string
  /** What the release has to look like then, in this one respect. */
  readonly becomes: (before: Release, ids: Ids) => Partial<Release>
}
type Ids = { readonly staging: string; readonly ada: string }

const slotMoved = (release: Release, change: object) =>
  ({
    activities: release.activities.map((activity, at) =>
      at === 0 ? { ...activity, ...change } : activity,
    ),
  }) as Partial<Release>

const edits: readonly Edit[] = [
  { column: 'name', cell: 'Renamed', becomes: () => ({ name: 'Renamed' }) },
  { column: 'class', cell: 'major', becomes: () => ({ class: 'major' }) },
  { column: 'owner', cell: 'Ada', becomes: (_, { ada }) => ({ owner: ada as Release['owner'] }) },
  { column: 'lead', cell: 'ada', becomes: (_, { ada }) => ({ lead: ada as Release['lead'] }) },
  { column: 'strategy', cell: 'Rolling', becomes: () => ({ strategy: 'rolling' }) },
  { column: 'goal', cell: 'Better.', becomes: () => ({ goal: 'Better.' }) },
  { column: 'tags', cell: 'SOX; GDPR', becomes: () => ({ complianceTags: ['SOX', 'GDPR'] }) },
  {
    column: 'services',
    cell: 'Checkout 2.0.0; Ledger',
    becomes: ({ items }) => ({
      items: items.map((item) =>
        item.title === 'Checkout' ? { ...item, version: '2.0.0' } : item,
      ),
    }),
  },
  {
    column: 'environment',
    cell: 'Staging',
    becomes: (release, { staging }) => slotMoved(release, { environment: staging }),
  },
  {
    column: 'region',
    cell: 'eu-west',
    becomes: (release) => slotMoved(release, { region: 'eu-west' }),
  },
  { column: 'end', cell: '2026-11-21 23:30', becomes: (release) => halfAnHourLonger(release) },
  { column: 'end', cell: '11:30 pm', becomes: (release) => halfAnHourLonger(release) },
]

function halfAnHourLonger(release: Release) {
  const { slot } = release.activities[0]!
  const longer = { to: '2026-11-21T23:30', endsAt: slot.endsAt + 30 * 60_000 }
  return slotMoved(release, { slot: { ...slot, ...longer } })
}

async function furnish(core: TestCore): Promise<Ids> {
  const ada = await addPerson(core, 'Ada')
  const say = { class: 'standard', owner: 'Kim', services: 'Checkout 1.0.0; Ledger', tags: 'SOX' }
  const place = { region: '', strategy: '', lead: '', goal: '' }
  await importing(
    core,
    { key: 'CHG1', name: 'Autumn', ...say, ...place, ...night(21) },
    { key: 'CHG1', ...night(22) },
    { name: 'Winter', ...say, ...place, ...night(21) },
    { key: 'CHG3', name: 'Spring', ...place, ...night(23), environment: 'Staging' },
  )
  const { items } = await core.get('environments.list', {})
  return { ada: ada.id, staging: items.find(({ name }) => name === 'Staging')!.id }
}

const all = async ({ get }: TestCore) => (await get('releases.list', {})).items

test('a change of one cell changes exactly that', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...edits),
      fc.constantFrom('Autumn', 'Winter'),
      async (edit, which) => {
        const core = await startCore()
        const ids = await furnish(core)
        const before = await all(core)
        const target = before.find(({ name }) => name === which)!
        const lines = await exportedFrom(core)
        const at = lines.findIndex(({ cells }) => cells.name === target.name)
        const edited: PlanLine[] = lines.map((line, place) =>
          place === at ? { ...line, cells: { ...line.cells, [edit.column]: edit.cell } } : line,
        )
        const { changed, unchanged, failed } = await core.get('plans.import', {
          reading,
          lines: edited,
        })
        expect({ changed, unchanged, failed }).toEqual({ changed: 1, unchanged: 2, failed: [] })
        const expected = before.map((release) =>
          release.id === target.id
            ? { ...release, ...edit.becomes(release, ids), version: release.version + 1 }
            : release,
        )
        expect(await all(core)).toEqual(expected)
      },
    ),
    { numRuns: 40 },
  )
}, 60_000)
