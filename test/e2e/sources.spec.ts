import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { Palette } from './pages/palette.ts'
import { Shell } from './pages/shell.ts'
import { factsAbout } from './scene.ts'
import { Upstream } from './upstream.ts'
import { settled } from './views.ts'

const token = 'canary-9f3b17c2-token'

/** A browser's own memory, the page as it stands, and its address. */
const everywhere = (page: Page) =>
  page.evaluate(() =>
    [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
      document.documentElement.outerHTML,
      location.href,
    ].join('\n'),
  )

async function fillIn(page: Page, { address, name }: { address: string; name: string }) {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByRole('textbox', { name: 'Address' }).fill(address)
  await page.getByLabel('Token').fill(token)
}

test('a source is tried, added, read, in trouble, paused and removed', async ({
  ownRehearsal: host,
  page,
}) => {
  test.setTimeout(180_000)
  const upstream = new Upstream(token)
  await upstream.start()
  const shell = new Shell(page)
  await host.open(page, '#/sources')
  await settled(page)

  await page.getByRole('button', { name: 'Add the first source' }).click()
  await page.getByRole('link', { name: /^GitHub/ }).click()
  await expect(shell.heading).toHaveText('Add GitHub')
  await fillIn(page, { address: upstream.address, name: 'Parcel GitHub' })
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'GitHub answers' })).toContainText(
    'It takes us for signalbox-reader.',
  )
  await page.getByRole('combobox', { name: 'Repositories' }).click()
  await page.getByRole('option', { name: /parcel\/labels/ }).click()
  expect(await everywhere(page)).not.toContain(token)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add the source' }).click()

  await expect(shell.inspector.getByRole('heading', { name: 'Parcel GitHub' })).toBeVisible()
  await expect(shell.row(/Parcel GitHub/)).toContainText('Current')
  await expect(page.getByRole('link', { name: /^Sources current/ })).toBeVisible()
  expect(await everywhere(page)).not.toContain(token)

  const aside = shell.panel('Set aside')
  await aside.getByText('As it came').click()
  await expect(aside.locator('pre')).toContainText('<img src=x')
  await expect(page.locator('#main img')).toHaveCount(0)

  await shell.inspector.getByRole('button', { name: 'Sync now' }).click()
  await expect(shell.inspector.getByText(/Read to its end/)).toBeVisible({ timeout: 60_000 })

  await upstream.kill()
  await shell.inspector.getByRole('button', { name: 'Sync now' }).click()
  await expect(shell.inspector.getByText('How far the reading has come')).toHaveCount(0)
  await expect(shell.row(/Parcel GitHub/)).toContainText('Failing', { timeout: 150_000 })
  await expect(shell.panel('How it stands').getByRole('alert')).toContainText(/\w+ .*\./)
  await expect(page.getByRole('link', { name: /^Sources offline/ })).toBeVisible()

  await shell.inspector.getByRole('button', { name: 'Pause' }).click()
  await shell.dialog.getByRole('button', { name: 'Pause Parcel GitHub' }).click()
  await expect(shell.row(/Parcel GitHub/)).toContainText('Paused')

  const { items } = await host.call('sources.list', {})
  await shell.inspector.getByRole('button', { name: 'Remove' }).click()
  const remove = shell.dialog.getByRole('button', { name: 'Remove the source' })
  await expect(remove).toBeDisabled()
  await shell.dialog.getByRole('textbox', { name: 'Name of the source' }).fill('Parcel GitHub')
  await remove.click()
  await expect(page.getByText('Sources will be listed here')).toBeVisible()
  await expect(shell.told).toContainText('Parcel GitHub is removed')
  expect((await factsAbout(host, items[0]!.id)).map(({ type }) => type)).toEqual([
    'source.added',
    'source.secretSet',
    'source.paused',
    'source.removed',
  ])
  expect(await everywhere(page)).not.toContain(token)
})

test('a token that is refused is told with its fix, on the form, on Today and beside the list', async ({
  ownRehearsal: host,
  page,
}) => {
  const upstream = new Upstream('another token')
  await upstream.start()
  const shell = new Shell(page)
  await host.open(page, '#/sources/new?kind=github')
  await settled(page)
  await page.getByRole('button', { name: 'Add the source' }).click()
  await expect(page.getByLabel('Token')).toHaveAttribute('aria-invalid', 'true')
  await fillIn(page, { address: 'http://example.test', name: 'Parcel GitHub' })
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByRole('textbox', { name: 'Address' })).toHaveAttribute(
    'aria-invalid',
    'true',
  )
  await page.getByRole('textbox', { name: 'Address' }).fill(upstream.address)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByRole('alert')).toContainText('Give a new secret')
  await page.getByRole('combobox', { name: 'Repositories' }).fill('parcel/labels,')
  await page.getByRole('button', { name: 'Add the source' }).click()
  await expect(shell.row(/Parcel GitHub/)).toContainText('Failing')
  await shell.room('Today').click()
  await page.getByRole('link', { name: 'Sources: 1 of 1 needs somebody' }).click()
  await expect(shell.heading).toHaveText('Sources')

  upstream.accept(token)
  await shell
    .row(/Parcel GitHub/)
    .getByRole('gridcell')
    .nth(1)
    .click()
  await expect(shell.panel('How it stands')).toContainText('waits for somebody')
  await shell.inspector.getByRole('button', { name: 'Edit' }).click()
  await page.getByLabel('Token').fill(token)
  await page.getByRole('button', { name: 'Save' }).click()
  await new Palette(page).perform('Sync Parcel GitHub now')
  await expect(page.getByText(/Read to its end/)).toBeVisible({ timeout: 30_000 })
  await upstream.kill()
})

test('a catalogue in a folder of this machine is given as a plain path, tried, added and read', async ({
  ownRehearsal: host,
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox our catalogue '))
  const file = join(folder, 'catalog-info.yaml')
  const entity = (name: string) =>
    `apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: ${name} }\n`
  await writeFile(file, [entity('ledger'), entity('mail'), 'half: ['].join('---\n'))
  const shell = new Shell(page)
  await host.open(page, '#/sources/new')
  await page.getByRole('link', { name: /^Backstage catalogue/ }).click()
  const address = page.getByRole('textbox', { name: 'Address' })
  await expect(page.getByLabel('Token')).toBeVisible()
  await address.fill('our catalogue')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await address.fill(folder)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(address).toHaveValue(pathToFileURL(folder).href)
  await expect(page.getByLabel('Token')).toHaveCount(0)
  await expect(page.getByText('read on the machine that Signalbox runs on')).toBeVisible()
  const found = page.getByRole('status').filter({ hasText: 'It can be read' })
  await expect(found).toContainText('2 × Component, in one file')
  await expect(found).toContainText('this cannot be read')
  await page.getByRole('button', { name: 'Add the source' }).click()
  await expect(shell.row(/Backstage catalogue/)).toContainText('Current')
  await expect(shell.panel('Set aside')).toContainText('catalog-info.yaml, line')
  await rm(folder, { recursive: true })
})
