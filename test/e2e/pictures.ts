import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import type { Host } from './host.ts'
import { joinViewsOf } from './join-views.ts'
import { readOutside } from './outside-scene.ts'
import { FirstStartPage } from './pages/first-start-page.ts'
import { outsideViews, settled, show, troubledViews, type View, viewsOf } from './views.ts'

const folder = join(import.meta.dirname, 'pictures')
const only = process.env['PICTURES']?.split(',')
const sizes = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
]
const schemes = ['light', 'dark'] as const

/** One of each scheme and size; the window follows the scheme of the machine. */
async function take(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const root = page.locator('html')
      await expect(root).toHaveAttribute('data-mantine-color-scheme', colorScheme)
      await settled(page)
      const path = join(folder, `${size.width}x${size.height}-${colorScheme}`, `${name}.png`)
      await page.screenshot({ path, animations: 'disabled' })
    }
  }
}

test.beforeAll(() => mkdirSync(folder, { recursive: true }))

test('first start', async ({ host, page }) => {
  test.skip(only !== undefined && !only.includes('first-start'))
  await page.goto(host.link)
  await expect(new FirstStartPage(page).welcome).toBeVisible()
  await take(page, 'first-start')
  await new FirstStartPage(page).enrol('Kim Ødegård')
  await take(page, 'first-start-today')
  await page.goto(`${host.origin}/#/releases`)
  await take(page, 'first-start-releases')
})

test('every page', async ({ rehearsal, page }) => {
  await takeAll({ host: rehearsal, page, views: await viewsOf(rehearsal) })
})

test('names from outside', async ({ ownRehearsal, page }) => {
  test.skip(only !== undefined && !only.some((name) => name.startsWith('joins')))
  await takeAll({ host: ownRehearsal, page, views: await joinViewsOf(ownRehearsal) })
})

type Taking = { readonly host: Host; readonly page: Page; readonly views: readonly View[] }

async function takeAll({ host, page, views }: Taking): Promise<void> {
  for (const view of views) {
    if (only && !only.some((name) => view.name.startsWith(name))) continue
    await test.step(view.name, async () => {
      await page.setViewportSize(sizes[0]!)
      await page.goto('about:blank')
      await host.open(page)
      await show(page, view)
      await take(page, view.name)
    })
  }
}

test('what is read outside', async ({ ownRehearsal, page }) => {
  test.skip(only !== undefined && !only.some((name) => name.startsWith('outside')))
  const outside = await readOutside(ownRehearsal)
  const views = [...outsideViews(outside), ...troubledViews(outside)]
  for (const view of views) {
    if (view.name === 'outside-troubled-today') await outside.refuse()
    if (only && !only.some((name) => view.name.startsWith(name))) continue
    await test.step(view.name, async () => {
      await page.setViewportSize(sizes[0]!)
      await page.goto('about:blank')
      await ownRehearsal.open(page)
      await show(page, view)
      await take(page, view.name)
    })
  }
  await outside.stop()
})
