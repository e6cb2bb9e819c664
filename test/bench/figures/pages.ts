import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import { type Figure, median, worst } from '../figure.ts'
import { type Signed, withWindow } from '../window/serve-large.ts'
import { nowhere, type View, viewsOf } from '../window/views.ts'

const ROUNDS = 3
const LIMIT = 200

type Times = ReadonlyMap<View, readonly number[]>

/** From the change of the address to all of its data on the screen, for the slowest page. */
export const pagesFigures = (): Promise<Figure[]> =>
  withWindow(async (signed) => {
    const views = await viewsOf(signed.ask)
    const cold = await timesOf(views, (view) => opensFirst(signed, view))
    const warm = await timesOf(views, (view) => opensAgain(signed.page, view))
    const raw = await timesOf(views, (view) => justAsks(signed, view))
    return [
      figureOf('a page for the first time', { times: cold, raw }),
      figureOf('a page again', { times: warm, raw }),
    ]
  })

type Compared = { readonly times: Times; readonly raw: Times }

function figureOf(name: string, { times, raw }: Compared): Figure {
  const medians = [...times].map(([view, each]) => [view, median(each)] as const)
  const [slowest, ours] = medians.toSorted(([, one], [, other]) => other - one)[0]!
  return {
    name: `${name}; slowest: ${slowest.name}`,
    ours,
    worst: worst([...times.values()].flat()),
    baseline: median(raw.get(slowest)!),
    unit: 'ms',
    bar: { limit: LIMIT },
    parts: Object.fromEntries(medians.map(([view, ms]) => [view.name, ms])),
  }
}

async function timesOf(
  views: readonly View[],
  measure: (view: View) => Promise<number>,
): Promise<Times> {
  const times = new Map(views.map((view) => [view, [] as number[]]))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const view of views) times.get(view)!.push(await measure(view))
  }
  return times
}

const go = (page: Page, { hash, expects, within }: Pick<View, 'hash' | 'expects' | 'within'>) =>
  page.evaluate((to) => window.watcher.go(to), { hash, expects, within })

/** A window that has shown no page yet, so that nothing is known. */
async function opensFirst({ page, origin }: Signed, view: View): Promise<number> {
  await page.goto('about:blank')
  await page.goto(`${origin}/${nowhere.hash}`)
  await page.evaluate((sight) => window.watcher.standing(sight), nowhere)
  return go(page, view)
}

async function opensAgain(page: Page, view: View): Promise<number> {
  await go(page, nowhere)
  await go(page, view)
  await go(page, nowhere)
  return go(page, view)
}

/** What the page cannot do without, asked with nothing around it. */
const justAsks = ({ page, token }: Signed, { asks }: View): Promise<number> =>
  page.evaluate(
    async ({ body, authorization }) => {
      const headers = { authorization, 'content-type': 'application/json' }
      const started = performance.now()
      const response = await fetch('/call', { method: 'POST', headers, body })
      const text = await response.text()
      if (!text.includes('"ok":true')) throw new Error(text)
      return performance.now() - started
    },
    {
      authorization: `Bearer ${token}`,
      body: JSON.stringify({ ...asks, commandId: v7() }),
    },
  )
