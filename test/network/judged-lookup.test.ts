import type { lookup } from 'node:dns'
import { expect, test } from 'vitest'
import { judgedLookup } from '../../electron/network/judged-lookup.ts'

type Looked = { readonly error: Error | null; readonly address: unknown }

/** What comes of a name that leads to these addresses. */
function look(
  addresses: readonly string[],
  over: { name?: string; privateNetwork?: boolean } = {},
) {
  const { name = 'git.example', privateNetwork = false } = over
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  // Only the form that answers all addresses is ever used.
  const resolve = ((_: string, __: object, done: (error: null, all: typeof found) => void) =>
    done(null, found)) as unknown as typeof lookup
  return new Promise<Looked>((settle) => {
    judgedLookup(privateNetwork, { resolve })(name, { all: true }, (error, address) =>
      settle({ error, address }),
    )
  })
}

test.each([
  [['93.184.216.34'], true],
  [['93.184.216.34', '2606:2800::1'], true],
  [['127.0.0.1'], true],
  [['10.0.0.1'], false],
  [['93.184.216.34', '10.0.0.1'], false],
  [['93.184.216.34', '::ffff:169.254.169.254'], false],
  [['fe80::1'], false],
])('a name that leads to %j is asked: %s', async (addresses, asked) => {
  const { error, address } = await look(addresses)
  if (asked) expect(address).toHaveLength(addresses.length)
  else expect(error).toMatchObject({ trouble: 'addressRefused' })
})

test('the private network is asked where it is allowed, the place of secrets never', async () => {
  expect((await look(['10.0.0.1'], { privateNetwork: true })).error).toBeNull()
  const { error } = await look(['169.254.169.254'], { privateNetwork: true })
  expect(error?.message).toContain('git.example')
})

test('the name of this machine leads nowhere else', async () => {
  expect((await look(['93.184.216.34'], { name: 'localhost' })).error).toMatchObject({
    trouble: 'addressRefused',
  })
  expect((await look(['127.0.0.1', '::1'], { name: 'localhost' })).error).toBeNull()
})
