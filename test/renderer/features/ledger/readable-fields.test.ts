import { expect, test } from 'vitest'
import { readableFields } from '#renderer/features/ledger/readable-fields.ts'

const names = {
  person: () => 'Mara Lind',
  team: () => 'the team Payments',
  service: () => 'checkout',
  environment: () => 'production',
}

test('fields read in words, with names for ids, and say what is empty', () => {
  const payload = {
    ownerTeam: 'id',
    needsZeroDowntime: true,
    to: { lead: 'id', tier: 1 },
    regions: [],
  }
  expect(readableFields({ payload, personal: { reason: 'Storm' }, names })).toEqual([
    { name: 'Owner team', value: 'the team Payments' },
    { name: 'Needs zero downtime', value: 'yes' },
    { name: 'To', value: 'lead Mara Lind; tier 1' },
    { name: 'Regions', value: undefined },
    { name: 'Reason', value: 'Storm' },
  ])
  const slot = { startsAt: Date.UTC(2026, 2, 25, 10), count: 3 }
  expect(readableFields({ payload: { slot }, personal: null, names })).toEqual([
    { name: 'Slot', value: 'starts at 2026-03-25 10:00:00 UTC; count 3' },
  ])
  expect(readableFields({ payload: null, personal: null, names })).toEqual([])
})

const said = (payload: object) =>
  readableFields({ payload, personal: null, names }).map(({ name, value }) => `${name}: ${value}`)

test('what belongs together is told in one breath', () => {
  const reference = { system: 'Jira', key: 'PLT-1898', url: 'https://tracker.example/PLT-1898' }
  expect(said({ references: [reference, { ...reference, key: 'PLT-7', url: null }] })).toEqual([
    'References: Jira PLT-1898, Jira PLT-7',
  ])
  expect(said({ rollbackScope: { of: 'wholeRelease' } })).toEqual([
    'Rollback scope: the whole release',
  ])
  expect(said({ rollbackScope: { of: 'items', items: ['a', 'b', 'c'] } })).toEqual([
    'Rollback scope: 3 items',
  ])
  const slot = { zone: 'Europe/Berlin', from: '2026-11-21T22:00', to: '2026-11-21T23:30' }
  expect(said({ to: { environment: 'id', slot } })).toEqual([
    'To: environment production; slot 2026-11-21 22:00 to 23:30, Berlin time',
  ])
  expect(said({ from: 'inProgress', to: 'partlyDeployed', strategy: 'blueGreen' })).toEqual([
    'From: In progress',
    'To: Partly deployed',
    'Strategy: blue green',
  ])
})

test('a digest is cut where it is read, and whole where it is pointed at', () => {
  const digest = '0123456789abcdef'.repeat(4)
  const payload = { attachments: [{ digest, size: 7 }], name: 'Autumn' }
  expect(readableFields({ payload, personal: null, names })).toEqual([
    {
      name: 'Attachments',
      value: 'digest 0123456789ab…; size 7',
      whole: `digest ${digest}; size 7`,
    },
    { name: 'Name', value: 'Autumn' },
  ])
})
