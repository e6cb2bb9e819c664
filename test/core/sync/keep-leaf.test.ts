import { expect, test } from 'vitest'
import type { Walk } from '#core/connectors/connector.ts'
import type { AnyConnector } from '#core/connectors/registry.ts'
import { pagedConnector } from '../../support/paged-connector.ts'
import { pagedUpstream } from '../../support/paged-upstream.ts'
import { startSyncedCore } from '../../support/synced-core.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const good = (id: string) => ({ id, at: NOW, updated: NOW, state: 'good' })

/** Tells all there is in one answer. */
const whole: AnyConnector = {
  ...pagedConnector,
  streams: pagedConnector.streams.map((stream) => ({
    ...stream,
    async *walk({ outward, part }: Walk<unknown>) {
      const answer = await outward.get({ path: `${part}/things` })
      if (answer.is === 'fresh') {
        yield { rows: answer.body as unknown[], metAllSince: 0, filling: false }
      }
    },
  })),
}

test('what cannot be read may be any of what is missing, so nothing is taken for gone until it can', async () => {
  const upstream = pagedUpstream()
  const told: unknown[] = [good('a'), good('b'), good('c')]
  upstream.intercept(() => ({ body: told }))
  const core = await startSyncedCore({ ...upstream, connectors: [whole] })
  const { id: sourceId } = await core.addSource()
  const sync = () => core.get('sources.sync', { sourceId })
  const keys = async () => (await core.get('runs.list', {})).items.map(({ key }) => key).toSorted()
  await sync()
  told.splice(1, 2, { id: 'b', at: 'odd' })
  expect(await sync()).toMatchObject({ changed: 0, quarantined: 1 })
  expect(await keys()).toEqual(['a', 'b', 'c'])
  told.splice(1, 1, good('b'))
  expect(await sync()).toMatchObject({ changed: 1, quarantined: 0 })
  expect(await keys()).toEqual(['a', 'b'])
  expect(core.defects()).toEqual([])
})
