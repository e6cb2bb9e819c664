import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import type { Figure } from '../figure.ts'
import { withWindow } from '../window/serve-large.ts'
import { nowhere, viewsOf } from '../window/views.ts'

const SCROLLS = 200

/** What window and core hold once every page was seen and the longest table walked to its end. */
export const memoryFigures = (): Promise<Figure[]> =>
  withWindow(async ({ page, origin, pid, ask }) => {
    const atFirst = { heap: await heapOf(page), core: memoryOf(pid) }
    await page.goto(`${origin}/${nowhere.hash}`)
    for (const { hash, expects, within } of await viewsOf(ask)) {
      await page.evaluate((to) => window.watcher.go(to), { hash, expects, within })
    }
    await page.goto(`${origin}/#/releases?state=any`)
    await page.getByRole('row').nth(2).waitFor()
    await walkToTheEnd(page)
    const core = memoryOf(pid)
    return [
      {
        name: 'heap of the window after everything',
        ours: await heapOf(page),
        baseline: atFirst.heap,
        unit: 'MB',
        bar: { limit: 150 },
      },
      {
        name: 'memory of the core after everything',
        ours: core.resident,
        worst: core.peak,
        baseline: atFirst.core.resident,
        unit: 'MB',
        bar: { limit: 250 },
        parts: core,
      },
    ]
  })

async function walkToTheEnd(page: Page): Promise<void> {
  const grid = page.getByRole('grid')
  for (let step = 1; step <= SCROLLS; step += 1) {
    const share = step / SCROLLS
    await grid.evaluate((at, part) => at.scrollTo({ top: at.scrollHeight * part }), share)
    await page.waitForTimeout(30)
  }
  await page.waitForFunction(() => !document.querySelector('main .sb-table-coming'))
}

async function heapOf(page: Page): Promise<number> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  for (let i = 0; i < 3; i += 1) await devtools.send('HeapProfiler.collectGarbage')
  const { metrics } = await devtools.send('Performance.getMetrics')
  await devtools.detach()
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 1e6
}

/** Only Linux tells what a process holds; elsewhere the figure is not a number and so is missed. */
function memoryOf(pid: number) {
  const read = (file: string, name: string) => {
    const text = readFileSync(`/proc/${pid}/${file}`, 'utf8')
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1000
  }
  return {
    resident: read('status', 'VmRSS'),
    peak: read('status', 'VmHWM'),
    share: read('smaps_rollup', 'Pss'),
  }
}
