import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { Palette } from './pages/palette.ts'
import { Shell } from './pages/shell.ts'
import { drafted } from './scene.ts'
import { settled } from './views.ts'

test('a whole walk without a mouse: find a release, take it a step, and come back', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Walked by keys')
  await rehearsal.open(page, '#/today')
  await settled(page)
  const shell = new Shell(page)
  const palette = new Palette(page)
  await palette.open()
  await expect(palette.field).toBeFocused()
  await page.keyboard.type('walked by keys')
  await expect(palette.subject('Walked by keys')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(shell.heading).toHaveText('Walked by keys')
  await expect(shell.heading).toBeFocused()

  await palette.open()
  await expect(palette.field).toBeFocused()
  await page.keyboard.type('take to cancelled')
  await expect(page.getByRole('dialog').getByText('Take Walked by keys to Cancelled')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(shell.dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  await page.keyboard.type('Nobody needs it.')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(shell.dialog.getByRole('button', { name: 'Take to Cancelled' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(shell.told).toContainText('Walked by keys is cancelled')
  await expect(shell.dialog).toHaveCount(0)
  expect((await rehearsal.call('releases.get', { releaseId: release.id })).release?.state).toBe(
    'cancelled',
  )
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(shell.heading).toHaveText('Today')
})

/** Where Tab leads, stop by stop, as one would hear it. */
async function stops(page: Page, count: number): Promise<readonly string[]> {
  const heard: string[] = []
  for (let stop = 0; stop < count; stop++) {
    await page.keyboard.press('Tab')
    heard.push(
      await page.evaluate(() => {
        const at = document.activeElement as HTMLElement
        const name = at.getAttribute('aria-label') ?? at.textContent ?? ''
        return `${at.getAttribute('role') ?? at.tagName.toLowerCase()} ${name.trim()}`
      }),
    )
  }
  return heard
}

test('Tab goes through the window in the order in which it is read', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/today')
  await settled(page)
  const heard = await stops(page, 20)
  expect(heard.map((one) => one.replace(/(current|unanchored).*/, '$1'))).toEqual([
    'button Skip to the page',
    'a Signalbox: to today',
    'a Today',
    'a Releases',
    'a Bring your plan',
    'a Calendar',
    'a Services',
    'a Environments',
    'a People',
    'a Outside',
    'a Sources',
    'a Ledger',
    'a Settings',
    'a Larkfield Freight & Pay',
    expect.stringMatching(/^button Find or do anything/),
    'a Workspace current',
    expect.stringMatching(/^a Sources not read here/),
    expect.stringMatching(/^a Ledger/),
    'button Show all keys',
    expect.stringMatching(/^button Switch to (dark|light)/),
  ])
})

test('the first stop skips to the page', async ({ rehearsal, page }) => {
  await rehearsal.open(page, '#/releases')
  await settled(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
})

test('a list is one stop; arrows walk it, Enter opens a row beside it, Escape closes it', async ({
  rehearsal,
  page,
}) => {
  await rehearsal.open(page, '#/releases?state=any')
  await settled(page)
  const shell = new Shell(page)
  const grid = page.getByRole('grid', { name: 'Releases' })
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const third = await shell.page
    .locator('[aria-rowindex="4"]')
    .getByRole('gridcell')
    .first()
    .textContent()
  await expect(shell.inspector.getByRole('heading', { name: third! })).toBeVisible()
  await expect(grid).toBeFocused()
  await page.keyboard.press('ArrowDown')
  const fourth = await page
    .locator('[aria-rowindex="5"]')
    .getByRole('gridcell')
    .first()
    .textContent()
  await expect(shell.inspector.getByRole('heading', { name: fourth! })).toBeVisible()
  const opened = shell.inspector
  const isInside = () => opened.evaluate((aside) => aside.contains(document.activeElement))
  const titles = page.getByRole('columnheader').getByRole('button')
  for (const _ of await titles.all()) {
    await page.keyboard.press('Tab')
    expect(await isInside()).toBe(false)
  }
  await page.keyboard.press('Tab')
  expect(await isInside()).toBe(true)
  await page.keyboard.press('Escape')
  await expect(opened).toHaveCount(0)
  await expect(grid).toBeFocused()
})

test('a dialog keeps the focus, and gives it back where it came from', async ({
  rehearsal,
  page,
}) => {
  const release = await drafted(rehearsal, 'Dialog by keys')
  await rehearsal.open(page, `#/releases/${release.id}`)
  await settled(page)
  const shell = new Shell(page)
  const button = shell.panel('Life cycle').getByRole('button', { name: 'Take to Cancelled' })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(shell.dialog.getByRole('textbox', { name: 'Reason' })).toBeFocused()
  const heard = await stops(page, 4)
  expect(heard).toEqual([
    'button Leave it',
    'button Take to Cancelled',
    'button Close',
    'textarea ',
  ])
  await page.keyboard.press('Escape')
  await expect(shell.dialog).toHaveCount(0)
  await expect(button).toBeFocused()
})
