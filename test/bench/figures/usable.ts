import type { Browser } from '@playwright/test'
import { type Figure, median, worst } from '../figure.ts'
import { newContext, type Running, serveLarge, startHost } from '../window/serve-large.ts'

const ROUNDS = 7
const main = { expects: 'main h1', within: 'body' }

/** From the link that the host prints to a first page that is all there, in a browser without a cache. */
export const usableFigures = (): Promise<Figure[]> =>
  serveLarge(async ({ workspace, browser }) => {
    const [ours, raw]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      const host = await startHost(workspace)
      ours.push((await openedAt(host.link, browser)) - host.readyAt)
      raw.push(await anEmptyPage(host, browser))
      await host.stop()
    }
    return [
      {
        name: 'window usable after host ready',
        ours: median(ours),
        worst: worst(ours),
        baseline: median(raw),
        unit: 'ms',
        bar: { limit: 1500 },
      },
    ]
  })

async function openedAt(link: string, browser: Browser): Promise<number> {
  const context = await newContext(browser)
  const page = await context.newPage()
  await page.goto(link)
  const at = await page.evaluate((sight) => window.watcher.standing(sight), main)
  await context.close()
  return at
}

/** The same host, the same browser, a page of one sentence. */
async function anEmptyPage({ origin }: Running, browser: Browser): Promise<number> {
  const started = performance.now()
  const context = await newContext(browser)
  const page = await context.newPage()
  await page.goto(`${origin}/nothing.txt`)
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  const ms = performance.now() - started
  await context.close()
  return ms
}
