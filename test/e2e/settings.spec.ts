import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures.ts'
import { SettingsPage } from './pages/settings-page.ts'
import { Shell } from './pages/shell.ts'
import { drafted } from './scene.ts'
import { settled } from './views.ts'

test('colours, contrast, motion and the rail are set, and stay over a reload', async ({
  rehearsal,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await rehearsal.open(page, '#/settings?part=appearance')
  await settled(page)
  const settings = new SettingsPage(page)
  await settings.set('Colours', 'Dark')
  await settings.set('Contrast', 'More')
  await settings.set('Motion', 'Reduced')
  await settings.set('Rail', 'Narrow')
  const root = page.locator('html')
  const expectSet = async () => {
    await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark')
    await expect(root).toHaveAttribute('data-contrast', 'more')
    await expect(root).toHaveAttribute('data-motion', 'reduced')
    await expect(new Shell(page).rooms).toHaveAttribute('data-rail', 'narrow')
  }
  await expectSet()
  await page.reload()
  await expectSet()
})

test('keys pressed alone can be switched off; those with a modifier stay', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/settings?part=appearance')
  await settled(page)
  await new SettingsPage(page).set('Keys pressed alone', 'Off')
  const shell = new Shell(page)
  await shell.heading.focus()
  await page.keyboard.press('?')
  await page.keyboard.press('g')
  await page.keyboard.press('r')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('textbox', { name: 'Find or do anything' })).toBeFocused()
  await expect(shell.keys).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(shell.heading).toHaveText('Settings')
})

test('a backup is made, and gone back to once its name and a reason are typed', async ({
  ownRehearsal: host,
  page,
}) => {
  await host.open(page, '#/settings?part=backups')
  await settled(page)
  const settings = new SettingsPage(page)
  const shell = new Shell(page)
  await page.getByRole('button', { name: 'Make a backup' }).click()
  await expect(page.getByText('The backup is made and proved')).toBeVisible({ timeout: 30_000 })
  await expect(settings.backups).toHaveCount(1)
  const later = await drafted(host, 'Given up')

  await settings.backups.getByRole('button', { name: /^Restore / }).click()
  const restore = shell.dialog.getByRole('button', { name: 'Restore this backup' })
  await expect(restore).toBeDisabled()
  const name = (await settings.backups.locator('.sb-path').textContent())!
  await shell.dialog.getByRole('textbox', { name: 'Reason' }).fill('Only to see it work.')
  await shell.dialog.getByRole('textbox', { name: 'Name of the backup' }).fill('something else')
  await expect(restore).toBeDisabled()
  await shell.dialog.getByRole('textbox', { name: 'Name of the backup' }).fill(name)
  await restore.click()
  await expect(page.getByText(/The workspace is back at entry/)).toBeVisible({ timeout: 30_000 })
  await expect(shell.dialog).toHaveCount(0)
  expect((await host.call('releases.get', { releaseId: later.id })).release).toBeNull()
  const { items } = await host.call('ledger.entries', { type: 'ledger.restored', limit: 5 })
  expect(items).toHaveLength(1)
})

test('diagnostics are read before they are saved, without what is personal', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/settings?part=diagnostics')
  await settled(page)
  await page.getByRole('button', { name: 'Gather it' }).click()
  const first = page.getByText(/^Read it: /).first()
  await first.click()
  await expect(page.locator('details[open] pre')).toContainText(/\S/)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the file' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/^signalbox-diagnostics-\d{4}-\d\d-\d\d\.txt$/)
  expect(readFileSync(await saved.path(), 'utf8').length).toBeGreaterThan(200)
})
