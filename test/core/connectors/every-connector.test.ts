import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectors } from '#core/connectors/registry.ts'
import { mutated } from '../../support/mutated.ts'
import { keysOf, type Read, startRead } from './every-connector.ts'
import { hostileBodies } from './hostile-bodies.ts'

const DAY = 24 * 60 * 60_000
const MUTATIONS = 200
const each = connectors.map((connector) => ({ kind: connector.kind, connector }))

/** Nothing broke, nothing that was known is lost, and what went wrong is said in words. */
function expectSound(read: Read, came: Awaited<ReturnType<Read['sync']>>, before: string[]): void {
  expect(read.core.defects()).toEqual([])
  expect(came.failures.filter(({ trouble }) => trouble === 'defect')).toEqual([])
  for (const { because } of came.failures) expect(because).toMatch(/^\P{Cc}{10,}$/u)
  expect(keysOf(read)).toEqual(expect.arrayContaining(before))
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
}

/** As many as are set aside are counted, and all that is known can be listed. */
async function expectListed({ core, sourceId }: Read): Promise<number> {
  const [source] = (await core.get('sources.list', {})).items
  const { items } = await core.get('sources.quarantine', { sourceId, limit: 1000 })
  const of = source!.streams.reduce((sum, { quarantined }) => sum + quarantined, 0)
  expect([source!.quarantined, of]).toEqual([items.length, items.length])
  await core.get('runs.list', {})
  await core.get('deployments.list', {})
  await core.get('changes.list', {})
  await core.get('sourceReleases.list', {})
  await core.get('incidents.list', {})
  await core.get('quietPeriods.list', {})
  await core.get('joins.inbox', {})
  return items.length
}

test.each(each)('$kind is read through the engine on a good day', async ({ connector }) => {
  const read = await startRead(connector)
  expect(read.first).toMatchObject({ quarantined: 0, failures: [] })
  const keys = keysOf(read)
  for (const { observes } of connector.streams) {
    expect(
      keys.filter((key) => key.startsWith(`${observes} `)),
      observes,
    ).not.toEqual([])
  }
  expect(keys.some((key) => key.startsWith('series '))).toBe(connector.series !== undefined)
})

test.each(each)(
  '$kind: two hundred mutated answers break nothing, and what was known stands',
  async ({ connector }) => {
    const read = await startRead(connector)
    const before = keysOf(read)
    let [aside, told] = [0, 0]
    for (let seed = 1; seed <= MUTATIONS; seed += 1) {
      read.spoil((body) => {
        if (body === undefined) return { status: 404 }
        const [spoilt] = fc.sample(mutated(body), { seed: seed * 1000 + told, numRuns: 1 })
        told += 1
        return { body: JSON.stringify(spoilt) ?? '' }
      })
      // Now and then everything is met again, and what is gone is marked.
      if (seed % 20 === 0) read.core.clock.pass(DAY + 1)
      const came = await read.sync()
      expectSound(read, came, before)
      aside += came.quarantined + came.failures.length
    }
    expect(told).toBeGreaterThanOrEqual(MUTATIONS)
    expect(aside).toBeGreaterThan(0)
    await expectListed(read)
    read.spoil(undefined)
    expect((await read.sync()).failures).toEqual([])
  },
  60_000,
)

test.each(each)(
  '$kind: no hostile answer breaks anything, and what was known stands',
  async ({ connector }) => {
    const read = await startRead(connector)
    const before = keysOf(read)
    for (const [what, make] of Object.entries(hostileBodies)) {
      read.spoil((body) => (body === undefined ? { status: 404 } : { body: make(body) }))
      // Once as it is, and once with everything met again.
      for (const passed of [0, DAY + 1]) {
        read.core.clock.pass(passed)
        const came = await read.sync()
        expectSound(read, came, before)
        expect([what, await expectListed(read)]).toEqual([what, expect.any(Number)])
      }
    }
    read.spoil(undefined)
    expect((await read.sync()).failures).toEqual([])
  },
  60_000,
)
