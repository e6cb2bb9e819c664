import { expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'

/** Read anew every two minutes; a busy machine takes its time. */
const READ_AGAIN_MS = 200_000

test('a rehearsal comes alive: its sources are read, and new runs arrive by themselves', async ({
  liveRehearsal: host,
  page,
}) => {
  test.setTimeout(420_000)
  const shell = new Shell(page)
  await host.open(page, '#/sources')

  const limited = shell.row(/GitHub/)
  await expect(limited).toContainText('Failing', { timeout: 60_000 })
  await limited.getByRole('gridcell').nth(1).click()
  await expect(shell.panel('How it stands').getByRole('alert').first()).toContainText(
    /asks to be left alone/,
  )
  for (const name of ['GitLab', 'Jenkins', 'Prometheus', 'Alertmanager', 'PagerDuty']) {
    await expect(shell.row(new RegExp(name))).toContainText('Current', { timeout: 120_000 })
  }

  const known = await host.call('runs.list', {})
  expect(known.total).toBeGreaterThan(200)
  expect(known.items.some(({ service }) => service !== null)).toBe(true)
  const before = new Set(known.items.map(({ key }) => key))
  await expect
    .poll(
      async () => {
        const { items } = await host.call('runs.list', {})
        return items.filter(({ key }) => !before.has(key)).length
      },
      { timeout: READ_AGAIN_MS, intervals: [2000] },
    )
    .toBeGreaterThan(0)
})
