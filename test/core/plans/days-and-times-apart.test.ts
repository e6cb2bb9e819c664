import { expect, test } from 'vitest'
import { guessColumns } from '#shared/domain/plans/guess-columns.ts'
import { guessDateOrder } from '#shared/domain/plans/guess-date-order.ts'
import { linesOfSheet } from '#shared/domain/plans/lines-of-sheet.ts'
import { readSheet } from '#shared/domain/plans/read-sheet.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'
import { startCore } from '../../support/core.ts'
import { adding } from './cast.ts'

const header = 'Release\tGo-live\tTime\tUntil\tService\tVersion\tKind\tEnvironment'
const autumn = 'Autumn\t04.12.2026\t21:30 Uhr\t23.00\tcheckout\t4.2.0\thotfix\tProduction'
const winter = 'Winter\t05.12.2026\t9:30 pm\t1h30\tpayments; ledger\t2.0\tstandard\tProduction'

function linesOf(...rows: readonly string[]): PlanLine[] {
  const read = readSheet([header, ...rows].join('\n'))
  if (read.outcome !== 'read') throw new Error(read.because)
  const { mapping } = guessColumns(read.sheet.header, read.sheet.rows)
  return linesOfSheet(read.sheet, mapping)
}
const reading = { ...adding, dates: 'dayMonthYear' } as const

test('a sheet with times and versions in columns of their own is drafted as it stands', async () => {
  const { get } = await startCore()
  const lines = linesOf(autumn, winter)
  expect(guessDateOrder(lines.map(({ cells }) => cells.start!))).toMatchObject({
    order: 'dayMonthYear',
  })
  const preview = await get('plans.preview', { reading, lines })
  expect(preview.releases).toMatchObject([
    { does: 'plan', says: ['Drafts a hotfix with 1 service and 1 activity.'], wary: [] },
    { does: 'plan', wary: [{ column: 'version' }, { column: 'end' }] },
  ])
  expect(await get('plans.import', { reading, lines })).toMatchObject({ planned: 2, failed: [] })
  const drafted = (await get('releases.list', {})).items
  expect(drafted.find(({ name }) => name === 'Autumn')).toMatchObject({
    state: 'draft',
    items: [{ title: 'checkout', version: '4.2.0' }],
    activities: [{ slot: { from: '2026-12-04T21:30', to: '2026-12-04T23:00' } }],
  })
  expect(drafted.find(({ name }) => name === 'Winter')).toMatchObject({
    items: [
      { title: 'payments', version: null },
      { title: 'ledger', version: null },
    ],
    activities: [{ slot: { from: '2026-12-05T21:30', to: '2026-12-06T01:30' } }],
  })
})

test('imported again it changes nothing, and an edited cell changes just that', async () => {
  const core = await startCore()
  await core.get('plans.import', { reading, lines: linesOf(autumn, winter) })
  const facts = core.facts()
  expect(await core.get('plans.import', { reading, lines: linesOf(autumn, winter) })).toMatchObject(
    { planned: 0, changed: 0, unchanged: 2 },
  )
  expect(core.facts()).toBe(facts)
  const says = async (row: string) =>
    (await core.get('plans.preview', { reading, lines: linesOf(row) })).releases[0]!.says
  expect(await says(autumn.replace('4.2.0', '4.3.0'))).toEqual([
    'Changes checkout from 4.2.0 to 4.3.0.',
  ])
  expect(await says(autumn.replace('23.00', '23.30'))).toEqual([
    'Moves Production from 2026-12-04 21:30 – 2026-12-04 23:00 (Europe/Berlin) to 2026-12-04 21:30 – 2026-12-04 23:30 (Europe/Berlin).',
  ])
})

test('what is left out is not said to be drafted', async () => {
  const { get } = await startCore()
  const { releases } = await get('plans.preview', {
    reading,
    lines: linesOf(autumn, winter.replace('9:30 pm', '')),
  })
  expect(releases[1]).toMatchObject({
    does: 'cannot',
    says: [],
    wrong: [{ column: 'start', because: expect.stringContaining('its time of day is missing') }],
  })
})
