import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guessColumns } from '#shared/domain/plans/guess-columns.ts'
import { guessDateOrder } from '#shared/domain/plans/guess-date-order.ts'
import { linesOfSheet } from '#shared/domain/plans/lines-of-sheet.ts'
import { readSheet } from '#shared/domain/plans/read-sheet.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'
import { startCore } from '../../support/core.ts'
import { addPerson } from '../people/cast.ts'
import { addService } from '../releases/cast.ts'
import { adding } from './cast.ts'

const text = readFileSync('test/core/plans/fixtures/change-request-export.csv', 'utf8')
const people = ['Amara Okafor', 'Jonas Lindqvist', 'Priya Raman', 'Mateo Alvarez']

function readExport(): PlanLine[] {
  const read = readSheet(text)
  if (read.outcome !== 'read') throw new Error(read.because)
  const { mapping } = guessColumns(read.sheet.header)
  return linesOfSheet(read.sheet, mapping)
}

async function startFamiliar() {
  const core = await startCore()
  await addService(core, { name: 'Invoice Engine, EU', versionScheme: null })
  for (const name of people) await addPerson(core, name)
  return core
}

test('an export of sixty changes is read by itself', () => {
  const read = readSheet(text)
  if (read.outcome !== 'read') throw new Error(read.because)
  expect(read.sheet.rows).toHaveLength(60)
  expect(read.sheet.faults).toEqual([])
  expect(guessColumns(read.sheet.header)).toEqual({
    mapping: [
      ...['key', 'name', 'class', null, 'start', 'end', 'services', 'environment'],
      ...['lead', 'owner', null, 'goal'],
    ],
    unrecognised: ['state', 'risk'],
    spare: [],
  })
  const dates = read.sheet.rows.flatMap(({ cells }) => [cells[4]!, cells[5]!])
  expect(guessDateOrder(dates)).toMatchObject({ outcome: 'order', order: 'yearMonthDay' })
})

test('sixty changes are imported whole, and again without an effect', async () => {
  const core = await startFamiliar()
  const lines = readExport()
  const preview = await core.get('plans.preview', { reading: adding, lines })
  expect(preview.releases.map(({ does }) => does)).toEqual(lines.map(() => 'plan'))
  expect(preview.addsServices).toHaveLength(15)
  expect(preview.addsEnvironments).toEqual(['Production', 'Production APAC', 'Staging'])
  const imported = await core.get('plans.import', { reading: adding, lines })
  expect(imported).toEqual({
    ...{ planned: 60, changed: 0, unchanged: 0, failed: [] },
    ...{ addedServices: 15, addedEnvironments: 3 },
  })
  const facts = core.facts()
  const again = await core.get('plans.import', { reading: adding, lines })
  expect(again).toMatchObject({ planned: 0, changed: 0, unchanged: 60, failed: [] })
  expect(core.facts()).toBe(facts)
})

test('five edited cells change these five and nothing else', async () => {
  const core = await startFamiliar()
  const lines = readExport()
  await core.get('plans.import', { reading: adding, lines })
  const before = (await core.get('releases.list', { limit: 1000 })).items
  const edits: readonly [number, PlanLine['cells']][] = [
    [0, { name: 'Upgrade Checkout, first wave' }],
    [9, { services: 'Returns Portal 9.9.9' }],
    [20, { end: '2026-12-03 21:30:00' }],
    [31, { lead: 'Priya Raman' }],
    [40, { class: 'Major' }],
  ]
  const edited = lines.map((line, at) => {
    const edit = edits.find(([place]) => place === at)?.[1]
    return { ...line, cells: { ...line.cells, ...edit } }
  })
  expect(
    (await core.get('plans.preview', { reading: adding, lines: edited })).releases
      .filter(({ does }) => does !== 'nothing')
      .map(({ lines, says }) => [lines[0]! - 2, says]),
  ).toEqual([
    [0, ['Renames it to Upgrade Checkout, first wave.']],
    [9, [expect.stringMatching(/^Changes Returns Portal from .* to 9\.9\.9\.$/)]],
    [20, [expect.stringContaining('2026-12-03 21:30')]],
    [31, ['Sets the lead: Priya Raman.']],
    [40, ['Reclassifies it from standard to major.']],
  ])
  const imported = await core.get('plans.import', { reading: adding, lines: edited })
  expect(imported).toMatchObject({ planned: 0, changed: 5, unchanged: 55, failed: [] })
  const after = (await core.get('releases.list', { limit: 1000 })).items
  const moved = after.flatMap(({ version, references }, at) => {
    const steps = version - before[at]!.version
    return steps === 0 ? [] : [[references[0]!.key, steps]]
  })
  const keys = edits.map(([place]) => [lines[place]!.cells.key, 1])
  expect(moved.toSorted()).toEqual(keys.toSorted())
})
