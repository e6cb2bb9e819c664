import { expect, test } from 'vitest'
import { openSession } from '#core/rpc/session.ts'
import { OS_USER, startCore } from '../../support/core.ts'

test('the first person at this machine becomes administrator, linked to their account', async () => {
  const { ask, get, changes } = await startCore({ empty: true })

  const kim = await get('people.enrol', { name: 'Kim' })

  expect(kim).toMatchObject({ name: 'Kim', active: true, timeZone: null, osUser: OS_USER })
  expect(kim.grants).toMatchObject([
    {
      role: 'administrator',
      scope: { of: 'workspace' },
      state: 'effective',
      needs: 0,
      vouchers: [],
    },
  ])
  expect(kim.grants[0]?.grantedBy).toBe('unenrolled')
  expect(changes).toMatchObject([{ topics: expect.arrayContaining(['people', 'ledger']) }])
  expect(await ask('people.add', { name: 'Ann' })).toMatchObject({ ok: true })
})

test('nobody is enrolled twice, or over the network, and a refusal leaves no trace', async () => {
  const { ask, askAs, facts, kim } = await startCore({ empty: true })
  const afar = openSession({ osUser: 'eve', origin: '10.0.0.7', assurance: 'declared' })
  const before = facts()

  expect(kim).toBeUndefined()
  expect(await askAs(afar, 'people.enrol', { name: 'Eve' })).toMatchObject({
    failure: { code: 'people/not-local' },
  })
  expect(facts()).toBe(before)
  await ask('people.enrol', { name: 'Kim' })
  expect(await ask('people.enrol', { name: 'Kim again' })).toMatchObject({
    failure: { code: 'people/already-enrolled' },
  })
})

test('before anybody is enrolled nothing can be asked', async () => {
  const { ask } = await startCore({ empty: true })
  expect(await ask('people.list', {})).toMatchObject({ failure: { code: 'rpc/unenrolled' } })
  expect(await ask('people.resume', {})).toMatchObject({ value: { person: null } })
})

test('where the account is not known, nothing is linked', async () => {
  const { askAs } = await startCore({ empty: true })
  const somebody = openSession({ origin: 'test', local: true, assurance: 'declared' })
  expect(await askAs(somebody, 'people.enrol', { name: 'Kim' })).toMatchObject({
    value: { osUser: null, version: 2 },
  })
})
