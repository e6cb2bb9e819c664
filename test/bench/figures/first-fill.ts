import type { SourceId } from '#shared/vocabulary/ids.ts'
import { type Figure, worst } from '../figure.ts'
import { ALL_RUNS, repositories, startFillUpstream } from '../window/fill-upstream.ts'
import { withReadingWindow } from '../window/serve-large.ts'

const LIMIT = 50
const LOOK_MS = 500
const GIVE_UP_MS = 10 * 60_000
/** More than a minute, whatever the clock of the host says. */
const AGO_MS = 60 * 60_000

type Window = Parameters<Parameters<typeof withReadingWindow>[0]>[0]

/** The longest that a frame takes while a hundred thousand runs are read for the first time. */
export const firstFillFigures = (): Promise<Figure[]> =>
  withReadingWindow(async (window) => {
    const { page, origin, ask } = window
    const upstream = await startFillUpstream(Date.now() - AGO_MS)
    try {
      await page.goto(`${origin}/#/sources`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      const idle = await framesWhile(window, () => page.waitForTimeout(3000))
      const settings = { repositories, days: 60 }
      const source = { kind: 'github', name: 'First fill', baseUrl: upstream.address, settings }
      const { id } = await ask('sources.add', { ...source, secret: 'any' })
      const filled: number[] = []
      const began = performance.now()
      for (const [place, share] of places) {
        await page.evaluate((hash) => {
          location.hash = hash
        }, place)
        await page.waitForTimeout(OPENING_MS)
        const runs = share * ALL_RUNS
        filled.push(...(await framesWhile(window, () => untilRead(window, { source: id, runs }))))
      }
      const tookMs = performance.now() - began
      return [
        {
          name: 'longest frame while 100,000 runs are first read',
          ours: worst(filled),
          baseline: worst(idle),
          unit: 'ms',
          bar: { limit: LIMIT },
          parts: { frames: filled.length, seconds: tookMs / 1000 },
        },
      ]
    } finally {
      await upstream.stop()
    }
  })

/** Opening a page has a promise of its own: see the bench of pages. */
const OPENING_MS = 1500

/** Where somebody looks meanwhile, and how much has come by the time they go on. */
const places = [
  ['#/sources', 0.3],
  ['#/releases?state=any', 0.6],
  ['#/sources', 1],
] as const

type Until = { readonly source: SourceId; readonly runs: number }

async function untilRead({ ask }: Window, { source, runs }: Until): Promise<void> {
  const began = performance.now()
  for (;;) {
    const { total } = await ask('runs.list', { source, limit: 1 })
    if (total >= runs) return
    if (performance.now() - began > GIVE_UP_MS) throw new Error(`only ${total} runs were read`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}

async function framesWhile({ page }: Window, during: () => Promise<void>): Promise<number[]> {
  const end = await page.evaluateHandle(() => window.watcher.frames())
  await during()
  return end.evaluate((stop) => stop())
}
