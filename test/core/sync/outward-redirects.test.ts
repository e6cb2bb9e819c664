import { expect, test } from 'vitest'
import { connectors } from '#core/connectors/registry.ts'
import type { ExchangeRequest } from '#core/ports.ts'
import { isSameOrigin } from '#shared/domain/sync/same-origin.ts'
import { failureOf, openScene } from './outward-scene.ts'

const CANARY = 'canary-7f3a91d2'
const basic = Buffer.from(`canary:${CANARY}`).toString('base64')
const BASE = 'https://git.example/base'

/** As every connector that there is proves who asks, with a token alone or with a name besides. */
const ofConnectors = connectors
  .filter(({ secret }) => secret !== null)
  .map(({ kind, authorize, settings }) => {
    const usual = settings.safeParse({}).data
    const [alone, named] = [CANARY, `canary:${CANARY}`].map((one) => authorize(one, usual))
    const isBasic = JSON.stringify(named).includes(basic)
    return { kind, headers: isBasic ? named! : alone! }
  })

const styles: readonly Readonly<Record<string, string>>[] = [
  ...ofConnectors.map(({ headers }) => headers),
  { Authorization: `Bearer ${CANARY}` },
  { authorization: `Basic ${basic}` },
  { Authorization: `Token token=${CANARY}` },
  { 'PRIVATE-TOKEN': CANARY },
  { 'DD-API-KEY': CANARY, 'DD-APPLICATION-KEY': `${CANARY}-app` },
  { 'X-Api-Key': CANARY },
  { Cookie: `session=${CANARY}` },
]
const statuses = [301, 302, 303, 307, 308]
const elsewhere = [
  'https://git.example:8443/x',
  'https://evil.example/x',
  'https://sub.git.example/x',
  'https://git.example.evil.example/x',
  'http://git.example/x',
  'http://git.example:443/x',
  'https://git.example@evil.example/x',
  'https://git.example:443@evil.example/x',
  'https://user:word@git.example/x',
  '//evil.example/x',
  '\\\\evil.example\\x',
  '/\\evil.example/x',
  'https:\\\\evil.example',
  'https://evil.example\\@git.example/x',
  ' https://evil.example/x',
  'ht\ttps://evil.example/x',
  'file:///etc/passwd',
  'data:text/plain,x',
  'https://',
  `https://${CANARY}.evil.example/?${CANARY}`,
]
const within = [
  '/y',
  'y',
  '?page=2',
  'https://git.example/y',
  'https://GIT.example:443/y',
  '//git.example/y',
]

/** Everything of a request that a host would see. */
const seenOf = ({ url, headers, body }: ExchangeRequest) =>
  `${url.href} ${JSON.stringify(headers)} ${body ?? ''}`
const leaks = (request: ExchangeRequest) =>
  seenOf(request).includes(CANARY) || seenOf(request).includes(basic)

test.each(ofConnectors)(
  '$kind shows its secret in a header that is watched here',
  ({ headers }) => {
    const shown = JSON.stringify(headers)
    expect([CANARY, basic].some((secret) => shown.includes(secret))).toBe(true)
  },
)

const cases = styles.flatMap((headers) =>
  statuses.map((status) => ({ headers, status, style: Object.keys(headers).join() })),
)

test.each(cases)('no byte of $style leaves with a $status', async ({ headers, status }) => {
  for (const location of elsewhere) {
    const { open, asked } = openScene(({ url }) =>
      url.pathname === '/base/x' && url.host === 'git.example'
        ? { status, headers: { location, 'set-cookie': 'a=b' } }
        : { body: {} },
    )
    const error = await failureOf(open({ baseUrl: BASE, headers }).outward.get({ path: 'x' }))
    expect(error, location).toMatchObject({ trouble: 'redirected', passing: false })
    expect(error.fix).toContain('change the address of the source')
    expect(`${error.message} ${error.fix}`).not.toContain(CANARY)
    const foreign = asked.filter(({ url }) => !isSameOrigin(url, new URL(BASE)))
    expect(foreign.filter(leaks)).toEqual([])
    expect(foreign).toEqual([])
    expect(asked.filter(leaks)).toHaveLength(1)
  }
})

test.each(cases)(
  '$style goes along with a $status of its own origin',
  async ({ headers, status }) => {
    for (const location of within) {
      const { open, asked } = openScene((_) =>
        asked.length === 1
          ? { status, headers: { location, 'set-cookie': 'stolen=1' } }
          : { body: { arrived: true } },
      )
      const answer = await open({ baseUrl: BASE, headers }).outward.get({ path: 'x' })
      expect(answer).toMatchObject({ is: 'fresh', body: { arrived: true } })
      expect(asked.map(leaks), location).toEqual([true, true])
      expect(asked[1]?.headers).toEqual(asked[0]?.headers)
    }
  },
)

test('a host that never arrives is left after five redirects', async () => {
  const { open, asked } = openScene(({ url }) => ({
    status: 302,
    headers: { location: `${url.pathname}x` },
  }))
  const error = await failureOf(open().outward.get({ path: 'x' }))
  expect(error).toMatchObject({ trouble: 'redirected' })
  expect(asked).toHaveLength(6)
})

test('a redirect to nowhere is told', async () => {
  const { open } = openScene(() => ({ status: 301 }))
  expect(await failureOf(open().outward.get({ path: 'x' }))).toMatchObject({
    trouble: 'redirected',
  })
})

test('an address that the source named is asked only within its own origin', async () => {
  const { open, asked } = openScene(() => ({ body: [] }))
  const { outward } = open({ baseUrl: BASE, headers: { 'private-token': CANARY } })
  for (const url of elsewhere) {
    expect(await failureOf(outward.get({ url })), url).toMatchObject({ trouble: 'redirected' })
  }
  expect(asked).toEqual([])
  await outward.get({ url: 'https://git.example/other?page=2' })
  expect(asked[0]?.url.href).toBe('https://git.example/other?page=2')
})

test('a next page of somebody else is refused, one that was just asked is none', async () => {
  const link = (target: string) => ({ body: [], headers: { link: `<${target}>; rel="next"` } })
  const next = async (target: string) => {
    const { open } = openScene(() => link(target))
    const answer = await open({ baseUrl: BASE }).outward.get({ path: 'x', query: { page: '1' } })
    return answer.is === 'fresh' ? answer.next : 'same'
  }
  expect(await next('https://git.example/repositories/1/x?page=2')).toBe(
    'https://git.example/repositories/1/x?page=2',
  )
  expect(await next('?page=2')).toBe('https://git.example/base/x?page=2')
  expect(await next('https://git.example/base/x?page=1')).toBeUndefined()
  expect(await next('?page=1#top')).toBeUndefined()
  for (const target of elsewhere.filter((address) => !address.includes('<'))) {
    expect(await failureOf(next(target)), target).toMatchObject({ trouble: 'redirected' })
  }
})
