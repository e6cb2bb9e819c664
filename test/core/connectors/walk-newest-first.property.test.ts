import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Leaf } from '#core/connectors/connector.ts'
import { type Listing, walkNewestFirst } from '#core/connectors/walk-newest-first.ts'

type Row = { readonly id: string; readonly at: number; readonly revision: number }
type Step =
  | { readonly does: 'add' | 'late' }
  | { readonly does: 'remove'; readonly which: number }
  | { readonly does: 'end'; readonly which: number }
  | { readonly does: 'nothing' }

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 20, 9)
const PAGE = 3

/** A source that goes on living between two requests. */
function liveSource(rows: number, steps: readonly Step[]) {
  let living = true
  const all: Row[] = Array.from({ length: rows }, (_, i) => ({
    id: `row ${i}`,
    at: NOW - (rows - i) * HOUR,
    revision: 1,
  }))
  const open = new Set(all.map(({ id }) => id))
  let step = 0
  let added = 0

  function live(): void {
    const next = steps[step % Math.max(1, steps.length)]
    if (!living || !next) return
    step += 1
    if (next.does === 'add' || next.does === 'late') {
      added += 1
      // What comes late is older than what is known already, and no older than the overlap.
      const at = NOW + added * 1000 - (next.does === 'late' ? 90 * 60_000 : 0)
      all.push({ id: `new ${added}`, at, revision: 1 })
      open.add(`new ${added}`)
    }
    if (next.does === 'remove') all.splice(next.which % Math.max(1, all.length), 1)
    if (next.does !== 'end') return
    const [id] = [...open].slice(-1 - (next.which % Math.max(1, open.size)))
    const place = all.findIndex((row) => row.id === id)
    if (place < 0 || id === undefined) return
    open.delete(id)
    all[place] = { ...all[place]!, revision: 2 }
  }

  const newestFirst = () => all.toSorted((one, other) => other.at - one.at)
  const listing: Listing<Row> = {
    first: 0,
    async ask(place) {
      live()
      const from = Number(place) * PAGE
      const page = newestFirst().slice(from, from + PAGE)
      const next = from + PAGE < all.length ? Number(place) + 1 : undefined
      return { is: 'fresh', rows: page, next, keep: () => {} }
    },
    at: ({ at }) => at,
    keyOf: ({ id }) => id,
    one: async (key) => all.find(({ id }) => id === key),
    overlapMs: 2 * HOUR,
    horizon: NOW - 100 * HOUR,
    back: (place) => Math.max(0, Number(place) - 1),
  }
  const stop = () => {
    living = false
  }
  const known = () => Object.fromEntries(all.map((row) => [row.id, row]))
  return { all, listing, stop, known }
}

/** Keeps leaves as the engine does: the newest revision stands, the cursor goes with its rows. */
function keeper() {
  const kept = new Map<string, Row>()
  let cursor: Leaf['cursor']
  let filling = true
  return {
    kept,
    known: () => Object.fromEntries(kept),
    isFilling: () => filling,
    openKeys: () => [...kept.values()].filter(({ revision }) => revision === 1).map(({ id }) => id),
    walk: () => ({ cursor, open: [] as string[], sweep: false }),
    keep(leaf: Leaf): void {
      for (const row of leaf.rows as Row[]) {
        if ((kept.get(row.id)?.revision ?? 0) <= row.revision) kept.set(row.id, row)
      }
      if (leaf.cursor !== undefined) cursor = leaf.cursor
      if (leaf.filling !== undefined) filling = leaf.filling
    },
  }
}

const step = fc.oneof(
  fc.constantFrom<Step>({ does: 'add' }, { does: 'late' }),
  fc.record({ does: fc.constant('end' as const), which: fc.nat(20) }),
  fc.constant<Step>({ does: 'nothing' }),
)
const removal = fc.record({ does: fc.constant('remove' as const), which: fc.nat(50) })

test('however a walk is broken off and whatever happens meanwhile, in the end all is known as it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 30 }),
      fc.array(step, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }),
      async (rows, steps, kills) => {
        const source = liveSource(rows, steps)
        const mine = keeper()
        for (const leaves of kills) await walkOnce({ source, mine, leaves })
        source.stop()
        for (let walks = 0; walks < 40 && (walks < 2 || mine.isFilling()); walks += 1) {
          await walkOnce({ source, mine, leaves: Number.POSITIVE_INFINITY })
        }
        expect(mine.known()).toEqual(source.known())
      },
    ),
    { numRuns: 500 },
  )
})

type Once = {
  readonly source: ReturnType<typeof liveSource>
  readonly mine: ReturnType<typeof keeper>
  readonly leaves: number
}

async function walkOnce({ source, mine, leaves }: Once): Promise<void> {
  let kept = 0
  const walk = { ...mine.walk(), open: mine.openKeys() }
  for await (const leaf of walkNewestFirst(source.listing, walk)) {
    mine.keep(leaf)
    kept += 1
    if (kept >= leaves) return
  }
}

test('what moves up by a page between two walks of the past is not lost', async () => {
  const source = liveSource(30, [])
  const mine = keeper()
  await walkOnce({ source, mine, leaves: 4 })
  source.all.splice(25, PAGE)
  await walkOnce({ source, mine, leaves: Number.POSITIVE_INFINITY })
  expect(Object.keys(mine.known())).toEqual(expect.arrayContaining(Object.keys(source.known())))
})

test('a sweep meets everything again, whatever was taken away between two pages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(step, removal), { maxLength: 20 }), async (steps) => {
      const source = liveSource(20, steps)
      const mine = keeper()
      for (let walks = 0; walks < 5; walks += 1) {
        await walkOnce({ source, mine, leaves: Number.POSITIVE_INFINITY })
      }
      source.stop()
      const leaves: Leaf[] = []
      for await (const leaf of walkNewestFirst(source.listing, { ...mine.walk(), sweep: true })) {
        leaves.push(leaf)
      }
      expect(leaves.at(-1)).toMatchObject({ metAllSince: source.listing.horizon })
      const met = leaves.flatMap(({ rows }) => rows as Row[])
      expect(Object.fromEntries(met.map((row) => [row.id, row]))).toEqual(source.known())
    }),
  )
})

test('nothing older than the horizon is looked for', async () => {
  const source = liveSource(30, [])
  const mine = keeper()
  const listing = { ...source.listing, horizon: NOW - 10 * HOUR }
  await walkOnce({ source: { ...source, listing }, mine, leaves: Number.POSITIVE_INFINITY })
  expect(mine.kept.size).toBeGreaterThanOrEqual(10)
  expect(mine.kept.size).toBeLessThanOrEqual(10 + PAGE)
  expect(mine.isFilling()).toBe(false)
})
