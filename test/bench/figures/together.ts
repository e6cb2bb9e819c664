import type { Page } from '@playwright/test'
import { v7 } from 'uuid'
import type { Release } from '#shared/vocabulary/release.ts'
import { type Figure, median, worst } from '../figure.ts'
import { withWindow } from '../window/serve-large.ts'

const ROUNDS = 20
const page = { expects: 'main .sb-panel', within: 'main' }

/** From a command that one window sends until the other one shows what it decided. */
export const togetherFigures = (): Promise<Figure[]> =>
  withWindow(async ({ page: one, origin, token, ask }) => {
    const other = await one.context().newPage()
    const { items } = await ask('releases.rows', { states: ['planned'], limit: 1 })
    const releaseId = items[0]!.id
    let { release } = await ask('releases.get', { releaseId })
    for (const window of [one, other]) {
      await window.goto(`${origin}/#/releases/${releaseId}`)
      await window.evaluate((sight) => globalThis.window.watcher.standing(sight), page)
    }
    const [seen, answered]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      const name = `Seen by two, ${round}`
      const shown = shownAt(other, name)
      await one.waitForTimeout(150)
      const { sentAt, answeredAt, now } = await rename(one, { release: release!, name, token })
      seen.push((await shown) - sentAt)
      answered.push(answeredAt - sentAt)
      release = now
    }
    return [
      {
        name: 'a change seen by another window',
        ours: worst(seen),
        baseline: median(answered),
        unit: 'ms',
        bar: { limit: 1000 },
        parts: { median: median(seen) },
      },
    ]
  })

/** When the title was drawn, since 1970. */
const shownAt = (page: Page, name: string): Promise<number> =>
  page.evaluate(
    (title) =>
      new Promise<number>((resolve) => {
        const tick = () =>
          document.querySelector('main h1')?.textContent === title
            ? resolve(performance.timeOrigin + performance.now())
            : requestAnimationFrame(tick)
        tick()
      }),
    name,
  )

type Renaming = { readonly release: Release; readonly name: string; readonly token: string }

const rename = (page: Page, { release, name, token }: Renaming) =>
  page.evaluate(
    async ({ body, authorization }) => {
      const headers = { authorization, 'content-type': 'application/json' }
      const now = () => performance.timeOrigin + performance.now()
      const sentAt = now()
      const response = await fetch('/call', { method: 'POST', headers, body })
      const text = await response.text()
      const answeredAt = now()
      const { reply } = JSON.parse(text.trim().split('\n').at(-1)!)
      if (!reply.ok) throw new Error(reply.failure.message)
      return { sentAt, answeredAt, now: reply.value as Release }
    },
    {
      authorization: `Bearer ${token}`,
      body: JSON.stringify({
        name: 'releases.change',
        input: { releaseId: release.id, changes: { name }, expectedVersion: release.version },
        commandId: v7(),
      }),
    },
  )
