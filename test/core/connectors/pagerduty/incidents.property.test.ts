import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pagerduty } from '#core/connectors/pagerduty/pagerduty.ts'
import { pass, type SyncedCore, startSyncedCore } from '../../../support/synced-core.ts'
import { type Happened, livePagerduty } from './live-pagerduty.ts'
import { HOUR, NOW } from './samples.ts'

const DAY = 24 * HOUR
const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('begin' as const) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('end' as const), which: fc.nat(300) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('take' as const), which: fc.nat(300) }) },
  fc.constant({ does: 'fail' } as const),
  fc.constant({ does: 'garble' } as const),
  fc.constant({ does: 'stop reading' } as const),
  { weight: 4, arbitrary: fc.constant({ does: 'nothing' } as const) },
)

const past = (many: number): Happened[] =>
  Array.from({ length: many }, (_, i) => ({
    id: `P${i}`,
    createdAt: NOW - i * 7 * HOUR,
    updatedAt: NOW - i * 7 * HOUR,
    status: i % 9 === 4 ? 'triggered' : 'resolved',
  }))

test('however readings are broken off and whatever happens meanwhile, in the end all is known as it is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(260),
      fc.array(event, { minLength: 3, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (many, events, readings) => {
        const upstream = livePagerduty(past(many))
        const { incidents } = upstream
        const core = await startSyncedCore({ exchange: upstream.exchange, connectors: [pagerduty] })
        const { id } = await core.addSource({ kind: 'pagerduty', secret: 'canary' })
        let cancel = new AbortController()
        let next = 0
        upstream.before = ({ pathname }) => {
          if (!pathname.includes('/incidents')) return undefined
          const one = events[next]
          next += 1
          const now = Math.ceil(core.clock.now() / 1000) * 1000 + next * 1000
          const standing = incidents.filter(({ status }) => status !== 'resolved')
          const drawn = one && 'which' in one ? standing[one.which % standing.length] : undefined
          const place = drawn ? incidents.indexOf(drawn) : -1
          const status = one?.does === 'end' ? 'resolved' : 'acknowledged'
          if (drawn) incidents[place] = { ...drawn, status, updatedAt: now }
          if (one?.does === 'begin') {
            const begun = { createdAt: now, updatedAt: now, status: 'triggered' as const }
            incidents.push({ id: `N${next}`, ...begun })
          }
          if (one?.does === 'stop reading') cancel.abort()
          if (one?.does === 'fail') return { status: 503 }
          return one?.does === 'garble' ? { body: '{"incidents": [' } : undefined
        }
        for (let reading = 0; reading < readings; reading += 1) {
          cancel = new AbortController()
          await readThrough(core, { id, signal: cancel.signal })
        }
        upstream.before = () => undefined
        const calm = new AbortController().signal
        for (let walks = 0; walks < 4; walks += 1) await readThrough(core, { id, signal: calm })
        const horizon = core.clock.now() - 90 * DAY
        const told = incidents.filter(
          ({ createdAt, status }) => createdAt > horizon + HOUR || status !== 'resolved',
        )
        const known = new Map(rowsOf(core).map((row) => [row.key, row]))
        for (const { id: key, status, updatedAt } of told) {
          expect(known.get(key)).toEqual({ key, original: status, revision: updatedAt })
        }
        await core.close()
      },
    ),
    { numRuns: 60, seed: 20261120 },
  )
}, 60_000)

test('a sweep sees what the key may see no more, and only that', async () => {
  const upstream = livePagerduty(past(250))
  const core = await startSyncedCore({ exchange: upstream.exchange, connectors: [pagerduty] })
  const { id } = await core.addSource({ kind: 'pagerduty', secret: 'canary' })
  const { signal } = new AbortController()
  for (let walks = 0; walks < 3; walks += 1) await readThrough(core, { id, signal })
  upstream.incidents.splice(120, 1)
  core.clock.pass(2 * DAY)
  await readThrough(core, { id, signal })
  const gone = core.db().prepare('SELECT key FROM incidents WHERE gone_at IS NOT NULL').pluck()
  expect(gone.all()).toEqual(['P120'])
})

const rowsOf = (core: SyncedCore) =>
  core
    .db()
    .prepare<[], { key: string; original: string; revision: number }>(
      'SELECT key, original, revision FROM incidents WHERE gone_at IS NULL',
    )
    .all()

type Reading = { readonly id: string; readonly signal: AbortSignal }

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
