import { expect, test } from 'vitest'
import { columnLabels } from '#shared/domain/plans/column-names.ts'
import { guessColumns } from '#shared/domain/plans/guess-columns.ts'
import { linesOfSheet } from '#shared/domain/plans/lines-of-sheet.ts'
import { planColumns } from '#shared/vocabulary/plan.ts'

const guess = (text: string) => guessColumns(text.split(','))

test('our own names come back, in any order and case', () => {
  const labels = planColumns.map((column) => columnLabels[column])
  expect(guessColumns(labels).mapping).toEqual(planColumns)
  const backwards = labels.toReversed().map((label) => label.toUpperCase())
  expect(guessColumns(backwards).mapping).toEqual(planColumns.toReversed())
  expect(guessColumns(planColumns).mapping).toEqual(planColumns)
})

test.each([
  [
    'ServiceNow, raw',
    'number,short_description,type,start_date,end_date,cmdb_ci,assigned_to,requested_by,state,justification,risk',
    ['key', 'name', 'class', 'start', 'end', 'services', 'lead', 'owner', null, 'goal', null],
  ],
  [
    'ServiceNow, labelled',
    'Number,Short description,Type,Planned start date,Planned end date,Configuration item,Assigned to,Requested by,State',
    ['key', 'name', 'class', 'start', 'end', 'services', 'lead', 'owner', null],
  ],
  [
    'Jira',
    'Issue key,Summary,Assignee,Reporter,Component/s,Component/s,Labels,Due date,Status',
    ['key', 'name', 'lead', 'owner', 'services', 'services', 'tags', 'end', null],
  ],
  [
    'by hand',
    'Change,Release,Env,Go-live,Until,CI,Owner,TZ',
    ['key', 'name', 'environment', 'start', 'end', 'services', 'owner', 'zone'],
  ],
  ['fix versions', 'Fix version,CHG', ['name', 'key']],
])('recognises the names of %s', (_, header, mapping) => {
  expect(guess(header).mapping).toEqual(mapping)
})

test('the surest name wins, and the others are told', () => {
  expect(guess('Description,Goal,Colour,,ID,Number')).toEqual({
    mapping: [null, 'goal', null, null, null, 'key'],
    unrecognised: ['Colour'],
    spare: [
      { header: 'Description', column: 'goal' },
      { header: 'ID', column: 'key' },
    ],
  })
})

test('of two columns of one name the first is taken, but lists are joined', () => {
  expect(guess('Start,Start').mapping).toEqual(['start', null])
  const { mapping } = guess('Component/s,Name,Component/s')
  const rows = [
    { line: 2, cells: ['Checkout', 'Autumn', 'Ledger'] },
    { line: 3, cells: ['', 'Winter', 'Ledger'] },
    { line: 4, cells: ['Checkout'] },
  ]
  expect(linesOfSheet({ rows }, mapping).map(({ cells }) => cells.services)).toEqual([
    'Checkout; Ledger',
    'Ledger',
    'Checkout',
  ])
})

const below = (...rows: readonly string[]) =>
  rows.map((row, at) => ({ line: at + 2, cells: row.split('|') }))

test.each([
  [
    'Go-live,Time,Until,Service,Version,Kind',
    '04.12.2026|21:30 Uhr|19:30|checkout|4.2.0|hotfix',
    ['start', 'start', 'end', 'services', 'version', 'class'],
  ],
  ['Date,From,To,Due date', '04.12.2026|21:30|23:00|24.12.2026', ['start', 'start', 'end', null]],
  [
    'Start time,Start date,End date,End time',
    '21h30|2026-12-04 00:00|2026-12-05|01:00',
    ['start', 'start', 'end', 'end'],
  ],
  ['Start date,Start time', '2026-12-04 21:30|2026-12-04 21:35', ['start', null]],
  ['Name,Category,Release version', 'Autumn|Software|4.2', ['name', null, 'version']],
])('what stands below %s tells which columns belong together', (header, row, mapping) => {
  expect(guessColumns(header.split(','), below(row)).mapping).toEqual(mapping)
})

test('a day and a time from columns of their own become one cell', () => {
  const rows = below('21:30|04.12.2026 00:00', '|05.12.2026', '22:00|')
  const { mapping } = guessColumns(['Time', 'Go-live'], rows)
  expect(linesOfSheet({ rows }, mapping).map(({ cells }) => cells.start)).toEqual([
    '04.12.2026 21:30',
    '05.12.2026',
    '22:00',
  ])
})
