import { expect, test } from 'vitest'
import { tellElsewhere } from '#renderer/features/releases/list/cells.tsx'
import { summaryOf } from '#renderer/features/releases/list/choice-menu.tsx'
import { isOverdue } from '#renderer/features/releases/list/is-overdue.ts'
import { ReleaseId } from '#shared/vocabulary/ids.ts'
import { type ReleaseRow, ReleaseState } from '#shared/vocabulary/release.ts'

const NOW = Date.UTC(2026, 10, 20, 21, 30)
const row: ReleaseRow = {
  id: ReleaseId.parse('019a0000-0000-7000-8000-000000000001'),
  name: 'Checkout 4.2',
  class: 'standard',
  state: 'planned',
  strategy: null,
  owner: null,
  ownerName: null,
  lead: null,
  leadName: null,
  items: 0,
  environments: [],
  references: [],
  startsAt: NOW - 1,
  endsAt: NOW + 1,
  zone: 'UTC',
  version: 1,
}

test('overdue is what should have started and was not; a postponed one has given its start up', () => {
  const overdue = ReleaseState.options.filter((state) => isOverdue({ ...row, state }, NOW))
  expect(overdue).toEqual(['draft', 'planned', 'ready'])
  expect(isOverdue({ ...row, startsAt: NOW }, NOW)).toBe(false)
  expect(isOverdue({ ...row, startsAt: null }, NOW)).toBe(false)
})

test('a slot of another zone says its clock, its day where that is another, its city in any case', () => {
  const elsewhere = (own: string) =>
    tellElsewhere({ at: NOW, now: NOW, zone: 'Europe/Berlin', own })
  expect(elsewhere('America/New_York')).toBe('16:30 New York')
  expect(elsewhere('Asia/Tokyo')).toBe('Sat 06:30 Tokyo')
  expect(elsewhere('Europe/Paris')).toBe('Paris')
})

test('few words are said, many are counted', () => {
  expect(summaryOf([], 'Any state')).toBe('Any state')
  expect(summaryOf(['Draft', 'Planned'], '')).toBe('Draft, Planned')
  expect(summaryOf(['Draft', 'Planned', 'Ready'], '')).toBe('Draft and 2 more')
})
