import { expect, test } from 'vitest'
import {
  clockTimeIn,
  filterOf,
  isFiltered,
  momentOf,
} from '#renderer/features/ledger/ledger-filter.ts'

test('the address says which entries; what makes no sense counts not', () => {
  expect(filterOf({})).toEqual({})
  expect(isFiltered(filterOf({ open: '7', from: 'yesterday' }))).toBe(false)
  expect(filterOf({ actor: 'a', type: 'team.added', until: '2026-11-20T09:00Z' })).toEqual({
    actor: 'a',
    type: 'team.added',
    until: Date.UTC(2026, 10, 20, 9),
  })
})

test('a typed clock time becomes the moment it means in the reader’s zone, and back', () => {
  const zone = 'America/New_York'
  const at = momentOf({ time: '2026-11-20T10:00', zone })
  expect(at).toBe('2026-11-20T15:00Z')
  expect(clockTimeIn({ at, zone })).toBe('2026-11-20T10:00')
  expect(momentOf({ time: '2026-11-20', zone })).toBeUndefined()
  // Clocks in Berlin skip this hour.
  expect(momentOf({ time: '2026-03-29T02:30', zone: 'Europe/Berlin' })).toBeUndefined()
})
