import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { Shell } from './pages/shell.ts'
import { drafted } from './scene.ts'
import { settled } from './views.ts'

test('entries are filtered by what happened and by whom, and the filter stands in the address', async ({
  rehearsal,
  page,
}) => {
  await drafted(rehearsal, 'For the ledger')
  const { me } = await rehearsal.call('workspace.status', {})
  await rehearsal.open(page, '#/ledger')
  await settled(page)
  await page.getByRole('combobox', { name: 'Who' }).fill(me!.name!)
  await page.getByRole('option', { name: me!.name! }).click()
  await page.getByRole('combobox', { name: 'What' }).fill('release drafted')
  await page.getByRole('option', { name: 'Release drafted' }).click()
  await expect(page).toHaveURL(/release\.drafted/)
  const shell = new Shell(page)
  await expect(shell.row(/For the ledger/).first()).toBeVisible()
  const rows = await page.getByRole('grid').getByRole('row').allTextContents()
  expect(
    rows.slice(1).every((text) => text.includes(me!.name!) && text.includes('Release drafted')),
  ).toBe(true)
})

test('an entry opens to what was recorded, its hashes and its neighbours', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Opened entry')
  const { items } = await rehearsal.call('ledger.entries', { subject: release.id, limit: 1 })
  const { seq, hash } = items[0]!
  const { entry: before } = await rehearsal.call('ledger.entry', { seq: seq - 1 })
  await rehearsal.open(page, `#/ledger?open=${seq}`)
  const { inspector } = new Shell(page)
  await expect(inspector).toContainText('Opened entry')
  await expect(inspector).toContainText(hash)
  await expect(inspector).toContainText(before!.hash)
  await inspector.getByRole('link', { name: /before it$/ }).click()
  await expect(page).toHaveURL(new RegExp(`open=${seq - 1}`))
})

test('the ledger is verified with progress, and the result stays with its date', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/ledger')
  await settled(page)
  await page
    .getByRole('button', { name: 'Verify, export' })
    .or(page.getByRole('link', { name: 'Verify, export' }))
    .click()
  const shell = new Shell(page)
  const proof = shell.panel('Verification')
  // It may be over soon, so it is looked out for before it begins.
  const progress = proof.getByRole('progressbar').waitFor()
  await proof.getByRole('button', { name: 'Verify the ledger' }).click()
  await progress
  await expect(proof.getByText('The ledger is intact')).toBeVisible({ timeout: 30_000 })
  await expect(proof).toContainText(today())
  await page.reload()
  await expect(proof.getByText('The ledger is intact')).toBeVisible()
})

test('the ledger is written out for auditors', async ({ rehearsal, page }) => {
  const parent = mkdtempSync(join(tmpdir(), 'signalbox-audit-'))
  const folder = join(parent, 'audit')
  await rehearsal.open(page, '#/ledger')
  await settled(page)
  await page
    .getByRole('button', { name: 'Verify, export' })
    .or(page.getByRole('link', { name: 'Verify, export' }))
    .click()
  const part = new Shell(page).panel('Export for auditors')
  await part.getByRole('textbox', { name: 'New folder' }).fill(folder)
  await part.getByRole('button', { name: 'Export the ledger' }).click()
  await expect(part.getByText('The ledger is exported')).toBeVisible({ timeout: 30_000 })
  expect(existsSync(folder) && readdirSync(folder)).toContain('README.md')
  rmSync(parent, { recursive: true, force: true })
})

/** The day by the clock of the browser, which is another one around midnight. */
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format()
