import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { joinViewsOf } from './join-views.ts'
import { readOutside } from './outside-scene.ts'
import { FirstStartPage } from './pages/first-start-page.ts'
import { outsideViews, settled, show, troubledViews, type View, viewsOf } from './views.ts'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const wide = { width: 1440, height: 900 }
/** A window of 1440 by 900 at 200 % zoom. */
const zoomed = { width: 720, height: 450 }
/** No page holds a frame, so that axe needs no page of its own to sum up in. */
const axeOn = (page: Page) =>
  new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })

const withTags = (axe: AxeBuilder) => axe.withTags(tags)

/** What a scheme changes is its colours, so they alone are asked twice at the same size. */
const ways = [
  { colorScheme: 'light', size: wide, look: withTags },
  { colorScheme: 'dark', size: wide, look: (axe: AxeBuilder) => axe.withRules('color-contrast') },
  { colorScheme: 'light', size: zoomed, look: withTags },
  { colorScheme: 'dark', size: zoomed, look: withTags },
] as const

/** What axe finds on what is shown, in both schemes and at both sizes. */
async function expectNoViolation(page: Page, name: string): Promise<void> {
  for (const { colorScheme, size, look } of ways) {
    await page.setViewportSize(size)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settled(page)
    const { violations } = await look(axeOn(page)).analyze()
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    )
    expect.soft(told, `${name}, ${colorScheme}, ${size.width} wide`).toEqual([])
  }
}

test('first start: no violation', async ({ host, page }) => {
  await page.goto(host.link)
  await expect(new FirstStartPage(page).welcome).toBeVisible()
  await expectNoViolation(page, 'first start')
  await new FirstStartPage(page).enrol('Kim')
  await expectNoViolation(page, 'first steps')
})

const isOfReleases = ({ name }: View) => /^(release|plan)/.test(name)

for (const { pages, holds } of [
  { pages: 'the pages of releases and plans', holds: isOfReleases },
  { pages: 'all other pages', holds: (view: View) => !isOfReleases(view) },
]) {
  test(`${pages}, with what opens on them: no violation`, async ({ rehearsal, page }) => {
    test.setTimeout(300_000)
    const only = process.env['VIEWS']?.split(',')
    for (const view of (await viewsOf(rehearsal)).filter(holds)) {
      if (only && !only.some((name) => view.name.startsWith(name))) continue
      await test.step(view.name, async () => {
        await page.setViewportSize(wide)
        await page.goto('about:blank')
        await rehearsal.open(page)
        await show(page, view)
        await expectNoViolation(page, view.name)
      })
    }
  })
}

test('names from outside, with what opens on them: no violation', async ({
  ownRehearsal,
  page,
}) => {
  test.setTimeout(300_000)
  const only = process.env['VIEWS']?.split(',')
  for (const view of await joinViewsOf(ownRehearsal)) {
    if (only && !only.some((name) => view.name.startsWith(name))) continue
    await test.step(view.name, async () => {
      await page.setViewportSize(wide)
      await page.goto('about:blank')
      await ownRehearsal.open(page)
      await show(page, view)
      await expectNoViolation(page, view.name)
    })
  }
})

test('what sources told, with what opens on it: no violation', async ({
  ownRehearsal: host,
  page,
}) => {
  test.setTimeout(300_000)
  const outside = await readOutside(host)
  const views = [...outsideViews(outside), ...troubledViews(outside)]
  for (const view of views) {
    if (view.name === 'outside-troubled-today') await outside.refuse()
    await test.step(view.name, async () => {
      await page.setViewportSize(wide)
      await page.goto('about:blank')
      await host.open(page)
      await show(page, view)
      await expectNoViolation(page, view.name)
    })
  }
  await outside.stop()
})
