import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ScriptedAnswer } from '../../support/exchange.ts'
import { type PagedUpstream, pagedUpstream, type Thing } from '../../support/paged-upstream.ts'
import { pass, type SyncedCore, startSyncedCore } from '../../support/synced-core.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What happens at the source, or on the way, before one of its answers. */
const event = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ does: 'nothing' } as const) },
  fc.record({ does: fc.constant('add' as const), late: fc.boolean() }),
  fc.record({ does: fc.constant('end' as const), which: fc.nat(60) }),
  fc.record({ does: fc.constant('remove' as const), which: fc.nat(60) }),
  fc.record({ does: fc.constant('fail' as const), status: fc.constantFrom(429, 500, 502, 503) }),
  fc.constant({ does: 'garble' } as const),
  fc.constant({ does: 'break off' } as const),
  fc.constant({ does: 'stop reading' } as const),
)
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never

const schedule = fc.record({
  things: fc.nat(25),
  events: fc.array(event, { minLength: 1, maxLength: 40 }),
  /** Half of them lose nothing at the source, and must come out right without a sweep. */
  removes: fc.boolean(),
  readings: fc.integer({ min: 1, max: 6 }),
})

/** A source that lives, and a way to it that breaks, one event an answer. */
function livingHost(many: number, events: readonly Event[], stop: () => void): PagedUpstream {
  const upstream = pagedUpstream(
    Array.from({ length: many }, (_, i) => ({
      id: `t${i}`,
      at: NOW - i * 7 * MINUTE,
      updated: NOW - i * 7 * MINUTE,
      state: i % 4 === 0 ? 'going' : 'good',
    })),
    { page: 3 },
  )
  let next = 0
  upstream.intercept(() => {
    const happening = events[next]
    next += 1
    return happening && happen(happening, { things: upstream.things, at: NOW + next * 1000, stop })
  })
  return upstream
}

type Scene = { readonly things: Thing[]; readonly at: number; readonly stop: () => void }

function happen(event: Event, { things, at, stop }: Scene): ScriptedAnswer | undefined {
  switch (event.does) {
    case 'add': {
      const since = event.late ? at - 50 * MINUTE : at
      things.push({ id: `n${at}`, at: since, updated: at, state: 'going' })
      return undefined
    }
    case 'end': {
      const going = things.filter(({ state }) => state === 'going')
      const old = going[event.which % Math.max(1, going.length)]
      if (old) things[things.indexOf(old)] = { ...old, updated: at, state: 'bad' }
      return undefined
    }
    case 'remove':
      things.splice(event.which % Math.max(1, things.length), 1)
      return undefined
    case 'fail':
      return {
        status: event.status,
        ...(event.status === 429 && { headers: { 'retry-after': '7' } }),
      }
    case 'garble':
      return { body: '[{"id": "half' }
    case 'break off':
      throw new Error('The line was cut.')
    case 'stop reading':
      stop()
      return undefined
    case 'nothing':
      return undefined
  }
}

test('500 schedules of kills, repeats, failures and changes in the middle end in the same tables', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ({ things, events: drawn, removes, readings }) => {
      const events = removes ? drawn : drawn.filter(({ does }) => does !== 'remove')
      let cancel = new AbortController()
      const upstream = livingHost(things, events, () => cancel.abort())
      const core = await startSyncedCore(upstream)
      const { id } = await core.addSource()
      for (let reading = 0; reading < readings; reading += 1) {
        cancel = new AbortController()
        await readThrough(core, { id, signal: cancel.signal })
      }
      upstream.intercept(() => undefined)
      const calm = new AbortController().signal
      for (let walks = 0; walks < 3; walks += 1) await readThrough(core, { id, signal: calm })
      if (!removes) expect(known(core)).toEqual(told(upstream))
      // What was taken away is seen by the daily sweep, as is what that moved out of sight.
      core.clock.pass(2 * DAY)
      await readThrough(core, { id, signal: calm })
      expect(known(core)).toEqual(told(upstream))
      await core.close()
    }),
    { numRuns: 500, seed: 20261120 },
  )
}, 120_000)

type Reading = { readonly id: string; readonly signal: AbortSignal }

/** One reading, with as much time as its waits ask for. */
async function readThrough(core: SyncedCore, { id, signal }: Reading): Promise<void> {
  let ended = false
  const request = { name: 'sources.sync', input: { sourceId: id }, commandId: core.ports.newId() }
  const reply = core.core.call(request, core.me, { signal, report: () => {} }).finally(() => {
    ended = true
  })
  while (!ended) await pass(core.clock, 5000, 5000)
  const { ok, ...rest } = await reply
  if (!ok && !signal.aborted) throw new Error(JSON.stringify(rest))
}

const outcomes: Readonly<Record<string, string>> = {
  going: 'running',
  good: 'succeeded',
  bad: 'failed',
}

const told = ({ things }: PagedUpstream) =>
  things
    .map(({ id, at, updated, state }) => ({ key: id, at, updated, outcome: outcomes[state] }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))

const known = (core: SyncedCore) =>
  core
    .db()
    .prepare(
      `SELECT key, created_at AS at, revision AS updated, outcome FROM runs
      WHERE gone_at IS NULL ORDER BY key`,
    )
    .all()
