import { type Figure, worst } from '../figure.ts'
import { countDrawnRows } from '../window/count-drawn-rows.ts'
import { type Signed, withWindow } from '../window/serve-large.ts'

const ROUNDS = 10
const table = { expects: '[role="row"][aria-rowindex="2"] [role="gridcell"]', within: 'main' }

/** How many rows React draws when one of those on the screen is changed from outside. */
export const rowsFigures = (): Promise<Figure[]> =>
  withWindow(async (signed) => {
    const { page, origin } = signed
    await page.context().addInitScript(countDrawnRows)
    await page.goto('about:blank')
    await page.goto(`${origin}/#/releases?state=planned`)
    await page.evaluate((sight) => window.watcher.standing(sight), table)
    const drawn: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) drawn.push(await drawnBy(signed, round))
    const shown = await page.locator('main [role="row"][aria-rowindex]').count()
    return [
      {
        name: 'rows drawn for a change of one',
        ours: worst(drawn),
        baseline: shown,
        unit: 'rows',
        bar: { limit: 1 },
      },
    ]
  })

async function drawnBy({ page, ask }: Signed, round: number): Promise<number> {
  const id = await page.evaluate((nth) => {
    const link = document.querySelectorAll('main [role="row"] a[href^="#/releases/"]')[nth]
    return link?.getAttribute('href')?.split('/').at(-1)
  }, round)
  const { release } = await ask('releases.get', { releaseId: id as never })
  if (!release) throw new Error('the row names no release')
  const name = `${release.name}, ${round}`
  await page.evaluate(() => window.drawnRows.splice(0))
  const { version: expectedVersion } = release
  await ask('releases.change', { releaseId: release.id, changes: { name }, expectedVersion })
  await page.getByRole('row').filter({ hasText: name }).waitFor()
  await page.waitForTimeout(500)
  const drawn = await page.evaluate(() => window.drawnRows.length)
  if (drawn === 0) throw new Error('nobody noticed what React drew')
  return drawn
}
