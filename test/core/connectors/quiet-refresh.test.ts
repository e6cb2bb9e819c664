import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { connectors } from '#core/connectors/registry.ts'
import { startRead } from './every-connector.ts'

const MINUTE = 60_000
const REFRESHES = 40

const each = connectors.map((connector) => ({ kind: connector.kind, connector }))

/** A host that can say that nothing has changed, as each can that tells validators at all. */
async function refreshQuietly(connector: (typeof connectors)[number]) {
  const statuses: number[] = []
  const read = await startRead(connector)
  read.spoil((body, { headers }) => {
    const etag = `"${createHash('sha256')
      .update(JSON.stringify(body ?? ''))
      .digest('hex')}"`
    const status = body === undefined ? 404 : headers['if-none-match'] === etag ? 304 : 200
    statuses.push(status)
    return status === 200 ? { body, headers: { etag } } : { status }
  })
  for (let refresh = 0; refresh < REFRESHES; refresh += 1) {
    read.core.clock.pass(10 * MINUTE)
    // The first ones learn the validators.
    if (refresh === 2) statuses.length = 0
    expect((await read.sync()).failures).toEqual([])
  }
  const conditional = read.upstream.asked.some(({ headers }) => 'if-none-match' in headers)
  return { statuses, conditional, defects: read.core.defects() }
}

/** These vendors say of their lists whether they changed; the others send them anew, all in a request or few. */
const telling = ['github', 'gitlab']

test.each(each)('$kind: a quiet refresh is told that nothing changed', async ({ connector }) => {
  const { statuses, conditional, defects } = await refreshQuietly(connector)
  expect([statuses.length >= REFRESHES - 2, defects]).toEqual([true, []])
  if (telling.includes(connector.kind)) expect(conditional).toBe(true)
  const same = statuses.filter((status) => status === 304).length
  if (conditional) expect(same / statuses.length).toBeGreaterThanOrEqual(0.95)
})
