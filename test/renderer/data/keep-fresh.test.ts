import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepFresh } from '#renderer/data/keep-fresh.ts'
import { createQueryCache } from '#renderer/data/query-cache.ts'
import type { Change, CoreClient } from '#shared/contract/index.ts'

const ROUND_MS = 100

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A screen that shows some queries, each answered when the test says so. */
function startScreen(...names: readonly string[]) {
  let tell: (change: Change) => void = () => {}
  const core: CoreClient = {
    call: () => Promise.reject(new Error('not asked here')),
    onChange(listener) {
      tell = listener
      return () => {}
    },
  }
  const cache = createQueryCache()
  const asked: Record<string, number> = {}
  const waiting: Record<string, ((answer: Answer) => void)[]> = {}
  for (const name of names) {
    const observer = new QueryObserver(cache, {
      queryKey: [name, {}],
      queryFn: () => {
        asked[name] = (asked[name] ?? 0) + 1
        return new Promise((resolve, reject) => {
          waiting[name] = [
            ...(waiting[name] ?? []),
            ({ fails, value }) => (fails ? reject(new Error('away')) : resolve(value ?? 0)),
          ]
        })
      },
    })
    observer.subscribe(() => {})
  }
  keepFresh(core, cache)
  return {
    asked,
    tell: (seq: number, topics: readonly string[] = [], epoch = 'one') =>
      tell({ epoch, seq, topics }),
    /** A page that opens asks by itself. */
    visit: (name: string) => void cache.refetchQueries({ queryKey: [name] }),
    shows: (name: string) => cache.getQueryData([name, {}]),
    /** Answers what is being asked, and lets a round pass. */
    async answer(name: string, answer: Answer = {}) {
      for (const give of waiting[name]?.splice(0) ?? []) give(answer)
      await vi.advanceTimersByTimeAsync(ROUND_MS)
    },
    settle: () => vi.advanceTimersByTimeAsync(5 * ROUND_MS),
  }
}
type Answer = { readonly fails?: boolean; readonly value?: unknown }
type Screen = ReturnType<typeof startScreen>

/** Where most tests begin: everything shown was asked after the screen began to listen. */
async function standing(...names: readonly string[]): Promise<Screen> {
  const screen = startScreen(...names)
  screen.tell(7)
  for (let round = 0; round < 2; round += 1) for (const name of names) await screen.answer(name)
  await screen.settle()
  for (const name of names) screen.asked[name] = 0
  return screen
}

test('only what reads a changed topic is asked again', async () => {
  const screen = await standing('services.list', 'environments.list')
  screen.tell(8, ['services'])
  await screen.settle()
  expect(screen.asked).toEqual({ 'services.list': 1, 'environments.list': 0 })
})

test.each([
  ['a gap', 10, 'one'],
  ['a number that came before', 7, 'one'],
  ['another epoch', 8, 'two'],
])('%s asks everything again', async (_, seq, epoch) => {
  const screen = await standing('services.list', 'environments.list')
  screen.tell(seq, ['services'], epoch)
  await screen.settle()
  expect(screen.asked).toEqual({ 'services.list': 1, 'environments.list': 1 })
})

test('a reconnection at the same place asks nothing', async () => {
  const screen = await standing('services.list')
  screen.tell(7)
  await screen.settle()
  expect(screen.asked).toEqual({ 'services.list': 0 })
})

test('a reconnection one change further asks everything: nobody said what changed', async () => {
  const screen = await standing('services.list', 'environments.list')
  screen.tell(8)
  await screen.settle()
  expect(screen.asked).toEqual({ 'services.list': 1, 'environments.list': 1 })
})

test('what failed while the line was dead is asked again when it is back', async () => {
  const screen = await standing('services.list', 'environments.list')
  screen.tell(8, ['services'])
  await screen.answer('services.list', { fails: true })
  await screen.settle()
  screen.tell(8)
  await screen.settle()
  expect(screen.asked).toEqual({ 'services.list': 2, 'environments.list': 0 })
})

test('what was asked before the screen listened is asked again', async () => {
  const screen = startScreen('services.list')
  await screen.answer('services.list', { value: 'old' })
  screen.tell(7)
  await screen.settle()
  await screen.answer('services.list', { value: 'new' })
  expect(screen.shows('services.list')).toBe('new')
})

test('a running fetch is not cancelled, and a change during it brings one more', async () => {
  const screen = await standing('services.list')
  screen.tell(8, ['services'])
  await screen.settle()
  for (const seq of [9, 10, 11]) screen.tell(seq, ['services'])
  await screen.settle()
  expect(screen.asked).toEqual({ 'services.list': 1 })

  await screen.answer('services.list', { value: 'old' })
  expect(screen.shows('services.list')).toBe('old')
  expect(screen.asked).toEqual({ 'services.list': 2 })
  await screen.answer('services.list', { value: 'new' })
  await screen.settle()
  expect(screen.shows('services.list')).toBe('new')
  expect(screen.asked).toEqual({ 'services.list': 2 })
})

test('a fetch that a page began before the change is repeated, because it may carry the old', async () => {
  const screen = await standing('services.list')
  screen.visit('services.list')
  expect(screen.asked).toEqual({ 'services.list': 1 })
  screen.tell(8, ['services'])
  await screen.settle()
  expect(screen.asked).toEqual({ 'services.list': 1 })

  await screen.answer('services.list', { value: 'old' })
  expect(screen.asked).toEqual({ 'services.list': 2 })
  await screen.answer('services.list', { value: 'new' })
  expect(screen.shows('services.list')).toBe('new')
})

test('under a steady stream answers keep arriving', async () => {
  const screen = await standing('services.list')
  for (let seq = 8; seq < 40; seq += 1) {
    screen.tell(seq, ['services'])
    await screen.answer('services.list', { value: seq })
  }
  expect(Number(screen.shows('services.list'))).toBeGreaterThan(30)
})
