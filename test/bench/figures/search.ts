import type { Page } from '@playwright/test'
import { osUser } from '#core/hold-workspace.ts'
import { openSession } from '#core/rpc/session.ts'
import { type Figure, median, timedAsync, worst } from '../figure.ts'
import { openCoreOn } from '../open-bench-core.ts'
import { openWindow, type Signed, serveLarge } from '../window/serve-large.ts'

const ROUNDS = 2
const LIMIT = 100
const questions = ['payments', 'hotfix 4', 'CHG0042', 'release']
const listed = { expects: '[role="dialog"] input', within: '[role="dialog"]' }

/** What one looks for while typing: the core's answer, and its way to the screen. */
export const searchFigures = (): Promise<Figure[]> =>
  serveLarge(async (served) => {
    const inCore = await askCore(served.workspace)
    return figuresOf({ inCore, onScreen: await openWindow(served, typeAll) })
  })

type Measured = { readonly inCore: Times; readonly onScreen: Times }

function figuresOf({ inCore, onScreen }: Measured): Figure[] {
  const slowest = (times: Times) => Math.max(...[...times.values()].map(median))
  const parts = (times: Times) =>
    Object.fromEntries([...times].map(([typed, each]) => [typed, median(each)]))
  const all = (times: Times) => [...times.values()].flat()
  return [
    {
      name: 'search in the core, slowest question',
      ours: slowest(inCore),
      worst: worst(all(inCore)),
      baseline: undefined,
      unit: 'ms',
      bar: { limit: LIMIT },
      parts: parts(inCore),
    },
    {
      name: 'search from a key to the screen, slowest key',
      ours: slowest(onScreen),
      worst: worst(all(onScreen)),
      baseline: slowest(inCore),
      unit: 'ms',
      bar: { limit: LIMIT },
      parts: parts(onScreen),
    },
  ]
}

type Times = Map<string, number[]>

function note(times: Times, { typed, ms }: { readonly typed: string; readonly ms: number }): void {
  times.set(typed, [...(times.get(typed) ?? []), ms])
}

const prefixesOf = (words: string) =>
  Array.from(words, (_, i) => words.slice(0, i + 1)).filter((typed) => !typed.endsWith(' '))

async function askCore(folder: string): Promise<Times> {
  const core = await openCoreOn(folder)
  const session = openSession({ osUser: osUser(), origin: 'bench', local: true, assurance: 'os' })
  const times: Times = new Map()
  for (let round = 0; round < ROUNDS * 2; round += 1) {
    for (const words of questions.flatMap(prefixesOf)) {
      const call = { name: 'search.find', input: { words, limit: 6 }, commandId: '' } as const
      const ms = await timedAsync(async () => {
        const { ok } = await core.call(call, session)
        if (!ok) throw new Error(`nobody may look for ${words}`)
      })
      note(times, { typed: words, ms })
    }
  }
  await core.close()
  return times
}

async function typeAll({ page, origin }: Signed): Promise<Times> {
  await page.goto(`${origin}/#/nowhere`)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('textbox', { name: 'Find or do anything' })
  await field.waitFor()
  const times: Times = new Map()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const words of questions) {
      await field.fill('')
      await page.waitForTimeout(400)
      await typeWord(page, { words, times })
    }
  }
  return times
}

type Typing = { readonly words: string; readonly times: Times }

async function typeWord(page: Page, { words, times }: Typing): Promise<void> {
  for (const typed of Array.from(words, (_, i) => words.slice(0, i + 1))) {
    const key = typed.at(-1)!
    if (key === ' ') {
      await page.keyboard.press('Space')
      await page.waitForTimeout(400)
      continue
    }
    const stood = page.evaluate((sight) => window.watcher.afterKey(sight), listed)
    await page.waitForTimeout(30)
    await page.keyboard.press(key)
    note(times, { typed, ms: await stood })
  }
}
