import { expect, test } from 'vitest'
import { ticksOf } from '#renderer/features/calendar/lanes/ticks.ts'
import { clockAt } from '#shared/time/clock-at.ts'
import { clockChanges } from '#shared/time/clock-changes.ts'

const told = ({ zone, from, until, unit }: Parameters<typeof ticksOf>[0]) =>
  ticksOf({ zone, from, until, unit }).map(
    ({ at, isMajor }) => `${isMajor ? '*' : ''}${clockAt({ at, zone }).slice(0, 16)}`,
  )
const at = (text: string) => Date.parse(text)

test('where an hour is skipped or comes twice, each line still stands at a full hour', () => {
  const range = { zone: 'Europe/Berlin', unit: 'hour' } as const
  const forward = told({
    ...range,
    from: at('2026-03-28T23:00:00Z'),
    until: at('2026-03-29T03:00:00Z'),
  })
  expect(forward).toEqual([
    '*2026-03-29T00:00',
    '2026-03-29T01:00',
    '2026-03-29T03:00',
    '2026-03-29T04:00',
  ])
  const back = told({
    ...range,
    from: at('2026-10-24T22:00:00Z'),
    until: at('2026-10-25T03:00:00Z'),
  })
  expect(back).toEqual([
    '*2026-10-25T00:00',
    '2026-10-25T01:00',
    '2026-10-25T02:00',
    '2026-10-25T02:00',
    '2026-10-25T03:00',
  ])
})

test('clocks that are set by half an hour come back to full hours', () => {
  const zone = 'Australia/Lord_Howe'
  const forward = { zone, from: at('2026-10-03T13:30:00Z'), until: at('2026-10-03T18:00:00Z') }
  expect(told({ ...forward, unit: 'hour' })).toEqual([
    '*2026-10-04T00:00',
    '2026-10-04T01:00',
    '2026-10-04T02:30',
    '2026-10-04T03:00',
    '2026-10-04T04:00',
  ])
  expect(clockChanges(forward)).toEqual([{ at: at('2026-10-03T15:30:00Z'), byMs: 1_800_000 }])
})

test('six hours, days, weeks and months begin where clocks of the zone say', () => {
  const zone = 'America/New_York'
  const from = at('2026-10-31T04:00:00Z')
  expect(told({ zone, unit: 'sixHours', from, until: at('2026-11-01T17:00:00Z') })).toEqual([
    '*2026-10-31T00:00',
    '2026-10-31T06:00',
    '2026-10-31T12:00',
    '2026-10-31T18:00',
    '*2026-11-01T00:00',
    '2026-11-01T06:00',
  ])
  expect(told({ zone, unit: 'day', from, until: at('2026-11-03T12:00:00Z') })).toEqual([
    '2026-10-31T00:00',
    '2026-11-01T00:00',
    '*2026-11-02T00:00',
    '2026-11-03T00:00',
  ])
  expect(told({ zone, unit: 'week', from, until: at('2026-11-17T12:00:00Z') })).toEqual([
    '*2026-11-02T00:00',
    '2026-11-09T00:00',
    '2026-11-16T00:00',
  ])
  expect(told({ zone, unit: 'month', from, until: at('2027-02-02T12:00:00Z') })).toEqual([
    '2026-11-01T00:00',
    '2026-12-01T00:00',
    '*2027-01-01T00:00',
    '2027-02-01T00:00',
  ])
})
