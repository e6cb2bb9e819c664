import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alertmanager } from '#core/connectors/alertmanager/alertmanager.ts'
import { pass, type SyncedCore, startSyncedCore } from '../../../support/synced-core.ts'
import { liveAlertmanager } from './live-alertmanager.ts'
import { MINUTE, NOW } from './samples.ts'

/** What happens before one of its answers. */
const event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('raise' as const), which: fc.nat(4) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('resolve' as const), which: fc.nat(4) }) },
  fc.record({ does: fc.constant('silence' as const), which: fc.nat(4) }),
  fc.constant({ does: 'fail' } as const),
  fc.constant({ does: 'garble' } as const),
  fc.constant({ does: 'restart' } as const),
  fc.constant({ does: 'stop reading' } as const),
)

test('whatever happens meanwhile, what stands fires, and all else that was seen was resolved', async () => {
  let resolved = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { minLength: 10, maxLength: 60 }),
      fc.integer({ min: 4, max: 12 }),
      async (events, readings) => {
        const upstream = liveAlertmanager()
        const core = await startSyncedCore({
          exchange: upstream.exchange,
          connectors: [alertmanager],
        })
        const { id } = await core.addSource({ kind: 'alertmanager' })
        let cancel = new AbortController()
        let next = 0
        const happen = () => {
          const one = events[next]
          next += 1
          const now = core.clock.now()
          upstream.updatedAt = now
          const name = one && 'which' in one ? `f${one.which}` : ''
          const known = upstream.standing.find((standing) => standing.name === name)
          const others = upstream.standing.filter((standing) => standing.name !== name)
          if (one?.does === 'raise' && !known) upstream.standing.push({ name, since: now })
          if (one?.does === 'resolve') upstream.standing = others
          if (one?.does === 'silence' && known) {
            upstream.standing = [...others, { ...known, quiet: true }]
          }
          if (one?.does === 'restart') upstream.startedAt = now
          if (one?.does === 'stop reading') cancel.abort()
          if (one?.does === 'fail') return { status: 503 }
          return one?.does === 'garble' ? { body: '[{"fingerprint": "half' } : undefined
        }
        upstream.before = happen
        for (let reading = 0; reading < readings; reading += 1) {
          cancel = new AbortController()
          await readThrough(core, { id, signal: cancel.signal })
        }
        upstream.before = () => undefined
        core.clock.pass(10 * MINUTE)
        await readThrough(core, { id, signal: new AbortController().signal })
        const { items } = await core.get('incidents.list', { gone: true })
        const open = items.filter(({ state }) => state !== 'resolved')
        const told = upstream.standing.map(({ name, since, quiet }) => [
          `${name}@${since}`,
          quiet ? 'silenced' : 'firing',
        ])
        expect(open.map(({ key, state }) => [key, state]).toSorted()).toEqual(told.toSorted())
        for (const { state, startedAt, resolvedAt, goneAt } of items) {
          expect(goneAt).toBeNull()
          if (state !== 'resolved') continue
          resolved += 1
          expect(resolvedAt).toBeGreaterThanOrEqual(startedAt)
          expect(startedAt).toBeGreaterThanOrEqual(NOW)
        }
        await core.close()
      },
    ),
    { numRuns: 120, seed: 20261120 },
  )
  expect(resolved).toBeGreaterThan(10)
}, 60_000)

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
