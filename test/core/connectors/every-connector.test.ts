import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connectors } from '#core/connectors/registry.ts'
import { mutated } from '../../support/mutated.ts'
import { mutatedText } from '../../support/mutated-text.ts'
import { keysOf, type Read, standingOf, startRead } from './every-connector.ts'
import { hostileBodies } from './hostile-bodies.ts'
import { hostileTexts } from './hostile-texts.ts'

const DAY = 24 * 60 * 60_000
const NOW = Date.UTC(2026, 9, 1)
const MOST_SHOWN = 1000
const MUTATIONS = 200
const each = connectors.map((connector) => ({ kind: connector.kind, connector }))

type Make = (body: unknown) => unknown

function hostileFor(format: keyof typeof hostileTexts | undefined): Readonly<Record<string, Make>> {
  if (!format) return hostileBodies
  const texts = Object.entries(hostileTexts[format])
  return Object.fromEntries(texts.map(([what, make]) => [what, (body) => make(String(body))]))
}

/** Nothing broke, nothing that was known is lost, and what went wrong is said in words. */
function expectSound(read: Read, came: Awaited<ReturnType<Read['sync']>>, before: string[]): void {
  expect(read.core.defects()).toEqual([])
  expect(read.thrown).toEqual([])
  const { origin } = new URL(read.answers.baseUrl)
  expect(read.upstream.asked.splice(0).filter(({ url }) => url.origin !== origin)).toEqual([])
  expect(came.failures.filter(({ trouble }) => trouble === 'defect')).toEqual([])
  for (const { because } of came.failures) expect(because).toMatch(/^\P{Cc}{10,}$/u)
  expect(keysOf(read)).toEqual(expect.arrayContaining(before))
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
}

/** As many as are set aside are counted, and all that is known can be listed. */
async function expectListed({ core, sourceId }: Read): Promise<number> {
  const [source] = (await core.get('sources.list', {})).items
  const { items } = await core.get('sources.quarantine', { sourceId, limit: MOST_SHOWN })
  const of = source!.streams.reduce((sum, { quarantined }) => sum + quarantined, 0)
  expect(source!.quarantined).toBe(of)
  // Of more than these it is only known that they are there.
  expect(items).toHaveLength(Math.min(of, MOST_SHOWN))
  for (const { because } of items) expect(because).toMatch(/^\P{Cc}{10,}$/u)
  await core.get('runs.list', {})
  await core.get('deployments.list', {})
  await core.get('changes.list', {})
  await core.get('sourceReleases.list', {})
  await core.get('incidents.list', {})
  await core.get('quietPeriods.list', {})
  await core.get('steps.list', {})
  await core.get('entries.list', {})
  await core.get('entries.list', { from: NOW, before: NOW + 31 * DAY })
  await core.get('catalogueEntries.list', {})
  await core.get('onCalls.list', {})
  await core.get('healthChecks.list', {})
  await core.get('joins.inbox', {})
  return of
}

/** As soon as answers are whole again all is read as on the first day, and nothing is taken for gone. */
async function expectWhole(read: Read, before: readonly string[]): Promise<void> {
  read.spoil(undefined)
  for (const passed of [0, DAY + 1]) {
    read.core.clock.pass(passed)
    expect((await read.sync()).failures).toEqual([])
  }
  const rows = before.filter((key) => !key.startsWith('series '))
  expect(standingOf(read)).toEqual(expect.arrayContaining(rows))
}

/** The answers that are spoilt: all of a reading, or those that follow on one that is whole. */
function spoilFrom(read: Read, { from, how }: { from: number; how: (body: unknown) => unknown }) {
  let asked = 0
  read.spoil((body) => {
    if (body === undefined) return { status: 404 }
    asked += 1
    return { body: asked > from ? how(body) : body }
  })
}

test.each(each)('$kind is read through the engine on a good day', async ({ connector }) => {
  const read = await startRead(connector)
  expect(read.first).toMatchObject({ quarantined: 0, failures: [] })
  const keys = keysOf(read)
  for (const { name, observes } of connector.streams) {
    expect(read.rowsOf.get(name) ?? 0, name).toBeGreaterThan(0)
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
    const { format, chain = 1 } = read.answers
    let [aside, told] = [0, 0]
    const mutate = (seed: number) => (body: unknown) => {
      const how = { seed: seed * 1000 + told, numRuns: 1 }
      told += 1
      if (format) return fc.sample(mutatedText(String(body)), how)[0]
      return JSON.stringify(fc.sample(mutated(body), how)[0]) ?? ''
    }
    for (let seed = 1; seed <= MUTATIONS; seed += 1) {
      spoilFrom(read, { from: seed % chain, how: mutate(seed) })
      // Now and then everything is met again, and what is gone is marked.
      if (seed % (chain > 1 ? 3 : 20) === 0) read.core.clock.pass(DAY + 1)
      const came = await read.sync()
      expectSound(read, came, before)
      aside += came.quarantined + came.failures.length
    }
    expect(told).toBeGreaterThanOrEqual(MUTATIONS / chain)
    expect(aside).toBeGreaterThan(0)
    await expectListed(read)
    await expectWhole(read, before)
  },
  60_000,
)

test.each(each)(
  '$kind: no hostile answer breaks anything, and what was known stands',
  async ({ connector }) => {
    const read = await startRead(connector)
    const before = keysOf(read)
    const { format, chain = 1 } = read.answers
    for (const [what, make] of Object.entries(hostileFor(format))) {
      // Once as it is, and once with everything met again; then each answer by itself that follows on others.
      for (let from = 0; from <= chain; from += 1) {
        spoilFrom(read, { from: Math.max(0, from - 1), how: make })
        if (from > 0) read.core.clock.pass(DAY + 1)
        const came = await read.sync()
        expectSound(read, came, before)
        expect([what, await expectListed(read)]).toEqual([what, expect.any(Number)])
      }
    }
    await expectWhole(read, before)
  },
  120_000,
)
