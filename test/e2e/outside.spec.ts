import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { outsideBodies } from './outside-bodies.ts'
import { ordinary, readOutside } from './outside-scene.ts'
import { Shell } from './pages/shell.ts'
import { Upstream } from './upstream.ts'
import { settled } from './views.ts'

test('what sources told stands with services and releases, and opens to why and to their own words', async ({
  ownRehearsal: host,
  page,
}) => {
  test.setTimeout(120_000)
  const { service, release, stop } = await readOutside(host)
  const shell = new Shell(page)
  await host.open(page, `#/services/${service.id}`)
  await settled(page)
  const panel = shell.panel('Runs and deployments')

  const line = panel.getByRole('button', { name: /Unknown.*Nightly checks #398/ })
  await line.focus()
  await page.keyboard.press('Enter')
  await expect(shell.dialog).toContainText('Parcel GitHub says “completed/neutral”')
  await expect(shell.dialog).toContainText('unknown is never good')
  await shell.dialog.getByRole('button', { name: 'Show it word for word' }).click()
  await expect(shell.dialog.locator('pre')).toContainText('"conclusion": "neutral"')
  await page.keyboard.press('Escape')
  await expect(shell.dialog).toHaveCount(0)
  await expect(line).toBeFocused()

  const badge = panel.getByRole('button', { name: /^Current 2 sources/ })
  await badge.focus()
  await page.keyboard.press('Enter')
  await expect(shell.dialog.getByRole('link', { name: 'Parcel GitHub' })).toBeVisible()
  await expect(shell.dialog).toContainText('All of it was read as planned.')
  await page.keyboard.press('Escape')
  await expect(badge).toBeFocused()

  await panel.getByRole('link', { name: 'Runs: all 7' }).click()
  await expect(shell.heading).toHaveText('Outside')
  const grid = page.getByRole('grid', { name: 'Runs, newest first' })
  await expect(grid.getByRole('row')).toHaveCount(8)
  await page.getByLabel('Came out').selectOption('Failed')
  await expect(grid.getByRole('row')).toHaveCount(2)
  await grid.focus()
  await page.keyboard.press('Enter')
  await expect(shell.inspector).toContainText('tomasz')
  await page.keyboard.press('Escape')
  await expect(shell.inspector).toHaveCount(0)

  await page.goto(`${host.origin}/#/releases/${release.id}`)
  const slots = panel.getByRole('region', { name: 'Deployed in its slots' })
  await expect(slots.getByRole('listitem')).toHaveCount(4)
  await slots.getByRole('link', { name: 'Deployed in its slots: all 4' }).click()
  await expect(page.getByRole('grid').getByRole('row')).toHaveCount(5)
  await expect(page.getByText('in the slots of Larger labels')).toBeVisible()
  await stop()
})

test('a source that fails is told on Today with what rests on it, and with every figure it gave', async ({
  ownRehearsal: host,
  page,
}) => {
  const { service, refuse, stop } = await readOutside(host)
  const shell = new Shell(page)
  await host.open(page, '#/today')
  await settled(page)
  await expect(shell.panel('Sources that releases rest on')).toHaveCount(0)

  await refuse()
  const rested = shell.panel('Sources that releases rest on')
  await expect(
    rested.getByRole('link', { name: /^Parcel GitHub (cannot be|has not been) read/ }),
  ).toBeVisible()
  await expect(rested.getByRole('link', { name: service.coming.name })).toBeVisible()

  await page.goto(`${host.origin}/#/services/${service.id}`)
  const panel = shell.panel('Runs and deployments')
  await expect(panel).toContainText('Parcel GitHub could not be read, so newer ones may be missing')
  await panel.getByRole('button', { name: /1 of 2 failing/ }).click()
  await expect(shell.dialog).toContainText('Give a new secret')
  await stop()
})

test('where nothing is read or joined, a page says so and what to do', async ({
  ownRehearsal: host,
  page,
}) => {
  const shell = new Shell(page)
  const { items } = await host.call('services.list', { limit: 50, retired: false })
  await host.open(page, `#/services/${items[0]!.id}`)
  await settled(page)
  const panel = shell.panel('Runs and deployments')
  await expect(panel).toContainText('No source is read yet')
  const { service, stop } = await readOutside(host)
  const other = items.find(({ id }) => id !== service.id)!
  await page.goto(`${host.origin}/#/services/${other.id}`)
  await expect(panel).toContainText('No project of any source is joined to this service')
  await panel.getByRole('link', { name: 'Join them in Sources' }).click()
  await expect(shell.heading).toHaveText('Sources')
  await stop()
})

test('a list is saved as a sheet that carries nothing out', async ({
  ownRehearsal: host,
  page,
}) => {
  const formula = '=HYPERLINK("http://evil.test","x")'
  const words = ['=1+1', '+1', '-1', '@SUM(A1)', formula].map((name) => ({
    ...{ name, branch: name, by: name, conclusion: 'success', place: 'production' },
    url: 'https://github.com/parcel/labels',
  }))
  const { stop } = await readOutside(host, words)
  await host.open(page, '#/outside')
  await settled(page)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as CSV' }).click()
  const text = readFileSync(await (await saved).path(), 'utf8')
  expect(text.split('\r\n')).toHaveLength(words.length + 1)
  expect(text).toContain(`"'=HYPERLINK(""http://evil.test"",""x"") #`)
  expect(text).not.toMatch(/(^|[,\n])"?[=+@-]/m)
  await stop()
})

test('a long list is asked for as somebody walks down it, to its end', async ({
  ownRehearsal: host,
  page,
}) => {
  const words = Array.from({ length: 450 }, (_, at) => ({
    ...ordinary[0]!,
    name: `Alert number ${at}`,
  }))
  const upstream = new Upstream('token', { answers: outsideBodies(words) })
  await upstream.start()
  const { id: sourceId } = await host.call('sources.add', {
    ...{ kind: 'alertmanager', name: 'Parcel alarms', secret: 'token' },
    baseUrl: upstream.address,
  })
  await host.call('sources.sync', { sourceId })
  await host.open(page, '#/outside?show=incidents')
  await settled(page)
  await expect(page.getByText('450 incidents and alerts', { exact: true })).toBeVisible()
  await expect(
    page.getByRole('link', { name: /^450 of 450 .* belong to no service/ }),
  ).toBeVisible()
  const grid = page.getByRole('grid')
  await grid.focus()
  await expect(async () => {
    await page.keyboard.press('End')
    await expect(grid.getByText('Alert number 449')).toBeVisible({ timeout: 500 })
  }).toPass()
  expect(await grid.getByRole('row').count()).toBeLessThan(80)
  await page.keyboard.press('Enter')
  await expect(new Shell(page).inspector).toContainText('Parcel alarms says “active”')
  await upstream.kill()
})
