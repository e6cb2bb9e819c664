import { expect, test } from './fixtures.ts'
import type { Host } from './host.ts'
import { Shell } from './pages/shell.ts'

const LATER_MS = 90_000

/** From now on planned releases are written to the first calendar of the rehearsal's own server. */
async function publish(host: Host) {
  const { items } = await host.call('sources.list', {})
  const { id: sourceId, settings, version } = items.find(({ kind }) => kind === 'caldav')!
  const { probed } = await host.call('sources.test', { sourceId })
  const publishTo = probed!.projects[0]!.project
  await host.call('sources.change', {
    ...{ sourceId, expectedVersion: version },
    changes: { settings: { ...settings, publishTo } },
  })
  return { sourceId }
}

test('a planned release is written to a calendar outside, and says so; what moves is told anew', async ({
  liveRehearsal: host,
  page,
}) => {
  test.setTimeout(240_000)
  const { sourceId } = await publish(host)
  const count = async (state: string) =>
    (await host.call('effects.count', {})).items.find((one) => one.state === state)?.effects ?? 0
  await expect.poll(() => count('done'), { timeout: LATER_MS }).toBeGreaterThan(0)
  await expect.poll(() => count('waiting'), { timeout: LATER_MS }).toBe(0)

  const [written] = (await host.call('effects.list', { state: 'done' })).items
  const shell = new Shell(page)
  await host.open(page, `#/releases/${written!.release}`)
  const told = shell.panel('In calendars outside')
  await expect(told.getByText('Written').first()).toBeVisible()

  const { release } = await host.call('releases.get', { releaseId: written!.release })
  const activity = release!.activities[0]!
  const { zone, to } = activity.slot
  const from = activity.slot.from.replace(/T\d\d:\d\d/, 'T00:05')
  await host.call('releases.changeActivity', {
    ...{ releaseId: release!.id, activityId: activity.id, expectedVersion: release!.version },
    ...{ changes: { slot: { zone, from, to } }, reason: 'It begins earlier' },
  })
  const news = () => host.call('effects.list', { release: release!.id, limit: 1 })
  await expect
    .poll(async () => (await news()).items[0], { timeout: LATER_MS })
    .toMatchObject({ state: 'done', entry: { sequence: 1 } })

  await page.goto(`${new URL(page.url()).origin}/#/sources/${sourceId}`)
  await expect(shell.panel('What is written to it').getByText('Written').first()).toBeVisible()
})
