import { expect, test } from 'vitest'
import { groupLines } from '#shared/domain/plans/group-lines.ts'
import type { KnownNames } from '#shared/domain/plans/known-names.ts'
import { planOfLines } from '#shared/domain/plans/plan-of-lines.ts'
import type { PlanLine, PlanReading } from '#shared/vocabulary/plan.ts'

const none = { service: () => false, environment: () => false }
const known: KnownNames = {
  ...{ services: () => [], environments: () => [], people: () => [], opens: none },
  unknown: { service: '', environment: '' },
}
const reading: PlanReading = {
  system: 'Sheet',
  zone: 'Europe/Berlin',
  dates: 'dayMonthYear',
  class: 'standard',
}

const intended = (cells: PlanLine['cells']) => {
  const line = { line: 2, cells: { key: 'CHG-7', environment: 'Production', ...cells } }
  return planOfLines(groupLines([line])[0]!, { reading, known })
}
const slotOf = (start: string, end: string) => {
  const { activities, remarks } = intended({ start, end })
  const said = [...remarks.wrong, ...remarks.wary].map(({ column, because }) => [column, because])
  const { from, to } = activities[0]?.slot ?? {}
  return { slot: from && `${from} ${to}`, said }
}
const versioned = (services: string, version: string) => {
  const { services: found, remarks } = intended({ services, version })
  expect(remarks.wrong).toEqual([])
  return {
    services: found.map((one) => [one.written, one.version]),
    wary: remarks.wary.filter(({ column }) => column === 'version').map(({ because }) => because),
  }
}

test('an end that is a time alone is on the day of the start', () => {
  expect(slotOf('04.12.2026 18:00', '19:30')).toEqual({
    ...{ slot: '2026-12-04T18:00 2026-12-04T19:30', said: [] },
  })
})

test('before the start it is on the next day, and that is said', () => {
  const { slot, said } = slotOf('31.12.2026, 21.30 Uhr', '1h30')
  expect(slot).toBe('2026-12-31T21:30 2027-01-01T01:30')
  const because = '1h30 is before the start, so it is read as the next day, 2027-01-01.'
  expect(said).toEqual([['end', because]])
})

test.each([
  ['04.12.2026', '19:30', 'start', /^Only the day stands there, 2026-12-04: its time of day/],
  ['04.12.2026', '04.12.2026 19:30', 'start', /its time of day is missing/],
  ['04.12.2026', '04.12.2026', 'end', /times of day are missing/],
  ['04.12.2026 21:30', '04.12.2026', 'end', /its time of day is missing/],
  ['21:30', '23:00', 'start', /^21:30 is a time of day: the day is missing\.$/],
  ['', '23:00', 'start', /needs its start/],
  ['04.12.2026 21:30', '21:30', 'end', /^It ends when it starts\.$/],
  ['04.12.2026 21:30', '25:30', 'end', /^No clock shows 25:30\.$/],
])('from %s to %s says what is missing', (start, end, column, because) => {
  expect(slotOf(start, end)).toEqual({
    ...{ slot: undefined, said: [[column, expect.stringMatching(because)]] },
  })
})

test('whole days go from midnight to midnight, and that is said', () => {
  const { slot, said } = slotOf('04.12.2026', '06.12.2026')
  expect(slot).toBe('2026-12-04T00:00 2026-12-06T00:00')
  expect(said.map(([column]) => column)).toEqual(['start', 'end'])
})

test('a version of its own column is that of the only service', () => {
  expect(versioned('checkout', '4.2.0')).toEqual({ services: [['checkout', '4.2.0']], wary: [] })
  expect(versioned('checkout 4.2.0', '4.2.0').wary).toEqual([])
})

test('a version that is of no service, of several, or of another number is left out and remarked', () => {
  expect(versioned('', '4.2.0')).toEqual({
    services: [],
    wary: [expect.stringContaining('names no service')],
  })
  expect(versioned('checkout; payments 1.0; ledger', '4.2.0')).toEqual({
    services: [
      ['checkout', null],
      ['payments', '1.0'],
      ['ledger', null],
    ],
    wary: [expect.stringContaining('write it beside its service, such as checkout 4.2.0.')],
  })
  expect(versioned('checkout 4.1', '4.2.0')).toEqual({
    services: [['checkout', '4.1']],
    wary: ['checkout stands there with its version 4.1, so 4.2.0 is left out.'],
  })
})
