import type { Page } from '@playwright/test'
import { type Figure, median, worst } from '../figure.ts'
import { withWindow } from '../window/serve-large.ts'

const ROUNDS = 5
const LIMIT = 50
const KEY_MS = 60
const table = { expects: '[role="row"][aria-rowindex="2"] [role="gridcell"]', within: 'main' }

/** The longest that a frame takes while somebody types a filter, or scrolls as fast as they can. */
export const framesFigures = (): Promise<Figure[]> =>
  withWindow(async ({ page, origin }) => {
    await page.goto(`${origin}/#/releases?state=any`)
    await page.evaluate((sight) => window.watcher.standing(sight), table)
    const [typed, scrolled, idle]: [number[], number[], number[]] = [[], [], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      idle.push(await longestFrame(page, () => page.waitForTimeout(20 * KEY_MS)))
      typed.push(await longestFrame(page, () => typeFilter(page)))
      await page.getByRole('button', { name: 'Clear the words' }).click()
      await page.waitForTimeout(500)
      scrolled.push(await longestFrame(page, () => scrollFast(page)))
      await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: 0 }))
      await page.waitForTimeout(500)
    }
    return [
      figureOf('longest frame while typing a filter', typed, idle),
      figureOf('longest frame while scrolling fast', scrolled, idle),
    ]
  })

const figureOf = (name: string, frames: readonly number[], idle: readonly number[]): Figure => ({
  name,
  ours: median(frames),
  worst: worst(frames),
  baseline: median(idle),
  unit: 'ms',
  bar: { limit: LIMIT },
})

async function longestFrame(page: Page, during: () => Promise<void>): Promise<number> {
  const end = await page.evaluateHandle(() => window.watcher.frames())
  await during()
  return worst(await end.evaluate((stop) => stop()))
}

async function typeFilter(page: Page): Promise<void> {
  await page.getByLabel('Words in the name or a reference').focus()
  await page.keyboard.type('payments api hotfix 2', { delay: KEY_MS })
}

async function scrollFast(page: Page): Promise<void> {
  await page.getByRole('grid').hover()
  for (let turn = 0; turn < 30; turn += 1) {
    await page.mouse.wheel(0, 2500)
    await page.waitForTimeout(40)
  }
}
