import { expect, test } from 'vitest'
import { Reference } from '#shared/vocabulary/release.ts'
import { RepositoryAddress, WebAddress } from '#shared/vocabulary/web-address.ts'
import { startCore } from '../support/core.ts'

const SAYS = 'a web address must not carry a user name or password'

test.each(['https://kim:pw@host.test/', 'https://token@host.test/', 'http://:pw@host.test/x'])(
  '%s is refused, since it would be kept for ever',
  (address) => {
    expect(WebAddress.safeParse(address).error?.issues[0]?.message).toBe(SAYS)
    expect(RepositoryAddress.safeParse(address).success).toBe(false)
  },
)

test.each(['https://host.test/a@b', 'http://host.test/?at=a:b@c', 'https://host.test:8443/#a@b'])(
  '%s lets nobody in',
  (address) => expect(WebAddress.parse(address)).toBe(address),
)

test.each([
  ['ssh://git@host.test/our/thing.git', true],
  ['ssh://host.test/our/thing.git', true],
  ['ssh://git:pw@host.test/our/thing.git', false],
  ['SSH://git:pw@host.test/our/thing.git', false],
  ['git://host.test/thing.git', true],
  ['git://kim@host.test/thing.git', false],
  ['https://x-access-token:ghs_1@host.test/thing.git', false],
])('the repository %s: %s', (address, good) => {
  expect(RepositoryAddress.safeParse(address).success).toBe(good)
})

test('what is no address at all is said to be none', () => {
  expect(WebAddress.safeParse('not an address').success).toBe(false)
  expect(RepositoryAddress.safeParse('git@host.test:our/thing.git').success).toBe(false)
})

test('a reference with a password is no reference', () => {
  const reference = { system: 'tickets', key: 'T-1', url: 'https://kim:pw@host.test/T-1' }
  expect(Reference.safeParse(reference).success).toBe(false)
  expect(Reference.safeParse({ ...reference, url: null }).success).toBe(true)
})

test('a password in a repository gets neither into the ledger nor into the answer', async () => {
  const { ask, facts } = await startCore()
  const before = facts()
  const repository = 'https://kim:hunter2@host.test/thing.git'
  const reply = await ask('services.add', { name: 'Payments', tier: 1, repository })
  expect(reply).toMatchObject({ ok: false, failure: { code: 'rpc/invalid' } })
  expect(JSON.stringify(reply)).toContain(SAYS)
  expect(JSON.stringify(reply)).not.toContain('hunter2')
  expect(facts()).toBe(before)
})
