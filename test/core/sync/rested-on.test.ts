import { expect, test } from 'vitest'
import type { AskOf } from '#shared/contract/index.ts'
import type { ServiceId } from '#shared/vocabulary/ids.ts'
import { pagedUpstream } from '../../support/paged-upstream.ts'
import { startSyncedCore } from '../../support/synced-core.ts'
import { planHotfix, seen, setStage, take } from '../releases/cast.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const HOUR = 60 * 60_000
const DAY = 24 * HOUR

const slotAt = (at: number) => ({
  zone: 'UTC',
  from: new Date(at).toISOString().slice(0, 16),
  to: new Date(at + HOUR).toISOString().slice(0, 16),
})

/** A source whose project “a” is joined to a service. */
async function scene() {
  const upstream = pagedUpstream([{ id: 't1', at: NOW - HOUR, updated: NOW - HOUR, state: 'good' }])
  const core = await startSyncedCore(upstream)
  const source = await core.addSource()
  const stage = await setStage(core)
  await core.get('sources.sync', { sourceId: source.id })
  const rule = { of: 'project', source: null, pattern: 'a', to: stage.service.id } as const
  await core.get('joins.add', rule)

  async function planned(name: string, at: number, service: ServiceId = stage.service.id) {
    const asked: AskOf<'releases.plan'> = {
      ...{ name, class: 'standard', goal: 'Better', owner: core.kim.id },
      items: [{ kind: 'service', title: 'it', service, version: '1.0.0' }],
      activities: [{ environment: stage.environment.id, slot: slotAt(at) }],
    }
    const release = await core.get('releases.plan', asked)
    const to = { to: 'planned', reason: 'so it is' } as const
    await core.get('releases.setState', { ...seen(release), ...to })
    return release.id
  }
  const rested = async () => (await core.get('sources.restedOn', {})).items
  return { ...core, upstream, source, stage, planned, rested }
}

test('while every source is current, nothing is said', async () => {
  const core = await scene()
  await core.planned('Tomorrow', NOW + DAY)
  expect(await core.rested()).toEqual([])
})

test('a source that is not current is told with what starts within two weeks and rests on it', async () => {
  const core = await scene()
  const later = await core.planned('Later', NOW + 10 * DAY)
  const tomorrow = await core.planned('Tomorrow', NOW + DAY)
  await core.planned('Too late', NOW + 15 * DAY)
  await core.planned('Past', NOW - DAY)
  const other = await core.get('services.add', { name: 'Other', tier: 1 })
  await core.planned('Of another', NOW + DAY, other.id)
  await core.get('releases.plan', {
    ...{ name: 'Only a draft', class: 'standard' },
    items: [{ kind: 'service', title: 'it', service: core.stage.service.id }],
    activities: [{ environment: core.stage.environment.id, slot: slotAt(NOW + DAY) }],
  })
  core.upstream.intercept(() => ({ body: '<html>Sign in</html>' }))
  await core.get('sources.sync', { sourceId: core.source.id })
  expect(await core.rested()).toEqual([
    {
      source: core.source.id,
      name: 'Things',
      standing: 'failing',
      because: expect.stringMatching(/could not be read/),
      asOf: NOW,
      releases: [
        { id: tomorrow, name: 'Tomorrow', state: 'planned', startsAt: NOW + DAY },
        { id: later, name: 'Later', state: 'planned', startsAt: NOW + 10 * DAY },
      ],
      total: 2,
    },
  ])
})

test('growing old is enough, and so is being paused', async () => {
  const core = await scene()
  const id = await core.planned('Soon', NOW + DAY)
  core.clock.pass(3 * HOUR)
  expect(await core.rested()).toMatchObject([{ standing: 'stale', releases: [{ id }] }])
  const { version } = (await core.get('sources.list', {})).items[0]!
  await core.get('sources.pause', { sourceId: core.source.id, expectedVersion: version })
  expect(await core.rested()).toMatchObject([{ standing: 'paused', total: 1 }])
})

test('what runs now rests on it too', async () => {
  const core = await scene()
  const release = await planHotfix(core, core.stage)
  await take(core, release, 'planned', 'ready', 'inProgress')
  core.clock.pass(3 * HOUR)
  const [rested] = await core.rested()
  expect(rested?.releases).toMatchObject([{ id: release.id, state: 'inProgress' }])
})
