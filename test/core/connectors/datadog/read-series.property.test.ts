import fc from 'fast-check'
import { expect, test } from 'vitest'
import { datadog } from '#core/connectors/datadog/datadog.ts'
import { DatadogSettings } from '#core/connectors/datadog/datadog-settings.ts'
import { rolledUpBy } from '#core/connectors/datadog/read-series.ts'
import { OutwardError } from '#core/sync/outward.ts'
import { liveDatadog } from './live-datadog.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const settings = DatadogSettings.parse({})

type Wanted = { from: number; to: number; everyMs: number; query?: string }

async function readAll(upstream: ReturnType<typeof liveDatadog>, wanted: Wanted) {
  const asked = { settings, outward: upstream.outward, now: wanted.to, query: 'q', ...wanted }
  const told = new Map<number, number>()
  const windows: { from: number; to: number; remarks: readonly string[] }[] = []
  for await (const { series, ...window } of datadog.series!.read(asked)) {
    windows.push(window)
    for (const at of told.keys()) if (at >= window.from && at <= window.to) told.delete(at)
    const points = series[0]?.points
    points?.at.forEach((at, place) => void told.set(at, points.value[place]!))
  }
  return { told, windows }
}

const START = Date.UTC(2026, 10, 1)

test('whatever is asked for, each point is a whole one, and none is missing between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(20, 30, 60, 90, 300, 420, 600, 3600).map((seconds) => seconds * 1000),
      fc.integer({ min: 0, max: 24 * 3600 }).map((seconds) => START + seconds * 1000),
      fc.integer({ min: 30, max: 10 * 24 * 60 }).map((minutes) => minutes * MINUTE),
      fc.constantFrom('q', 'sum:a{*}.as_count().rollup(sum, 600)', 'x.rollup(sum,86400)'),
      async (everyMs, from, length, query) => {
        fc.pre(length / everyMs < 5000)
        const { told, windows } = await readAll(liveDatadog(), {
          ...{ from, to: from + length, everyMs, query },
        })
        const moments = [...told.keys()].sort((a, b) => a - b)
        const intervals = new Set(moments.slice(1).map((at, place) => at - moments[place]!))
        expect(intervals.size).toBeLessThanOrEqual(1)
        const [interval] = intervals
        for (const count of told.values()) {
          if (interval !== undefined) expect(count * 1000).toBe(interval)
        }
        const covered = windows.every(
          (window, place) => place === 0 || window.from <= windows[place - 1]!.to,
        )
        expect(covered).toBe(true)
      },
    ),
    { numRuns: 100 },
  )
})

test('reading on from where it stood tells the same as reading all at once', async () => {
  const everyMs = MINUTE
  const [from, to] = [START, START + 9 * HOUR]
  const whole = await readAll(liveDatadog(), { from, to, everyMs })
  const first = await readAll(liveDatadog(), { from, to: START + 5 * HOUR + 17_000, everyMs })
  const until = first.windows.at(-1)!.to
  const overlap = datadog.series!.overlapMs({ everyMs, settings })
  const second = await readAll(liveDatadog(), { from: until - overlap, to, everyMs })
  const both = new Map([...first.told, ...second.told])
  expect([...both].sort()).toEqual([...whole.told].sort())
  expect(whole.told.size).toBe(9 * 60)
})

test('every question is about as much time as the first, so that the same is told of each moment', async () => {
  const upstream = liveDatadog()
  await readAll(upstream, { from: START, to: START + 30 * HOUR, everyMs: MINUTE })
  expect(new Set(upstream.spans)).toEqual(new Set([4 * 3600]))
  expect(upstream.spans.length).toBeLessThan(10)
})

test('where points come further apart than asked, less is asked at once; what is left is said', async () => {
  const coarse = liveDatadog({ interval: (seconds) => (seconds > 3600 ? 300 : 60) })
  const { told, windows } = await readAll(coarse, {
    from: START,
    to: START + 8 * HOUR,
    everyMs: MINUTE,
  })
  expect(told.size).toBe(8 * 60)
  expect(windows.every(({ remarks }) => remarks.length === 0)).toBe(true)
  expect(coarse.spans.filter((span) => span > 3600)).toHaveLength(1)
  const { windows: never } = await readAll(liveDatadog(), {
    ...{ from: START, to: START + HOUR, everyMs: 10_000 },
  })
  expect(never[0]!.remarks).toEqual(['Datadog tells a point every 20 s where 10 s were asked for.'])
})

test('an answer that is too large is asked for again in shorter spans, and then given up', async () => {
  const large = (longest: number) => {
    const upstream = liveDatadog()
    const { get } = upstream.outward
    return {
      ...upstream,
      outward: {
        ...upstream.outward,
        get: async (where: Parameters<typeof get>[0]) => {
          const answer = await get(where)
          if (upstream.spans.at(-1)! <= longest) return answer
          throw new OutwardError('It is too large.', { trouble: 'tooLarge' })
        },
      },
    }
  }
  const wanted = { from: START, to: START + 6 * HOUR, everyMs: MINUTE }
  const { told } = await readAll(large(3600), wanted)
  expect(told.size).toBe((6 * HOUR) / 20_000)
  await expect(readAll(large(0), wanted)).rejects.toMatchObject({ trouble: 'tooLarge' })
})

test('how far apart a query wants its points is read as it is written', () => {
  expect(rolledUpBy('avg:a{*}')).toBe(0)
  expect(rolledUpBy('avg:a{*}.rollup(avg)')).toBe(0)
  expect(rolledUpBy('avg:a{*}.rollup(avg, 120)')).toBe(120_000)
  expect(rolledUpBy('p95:a{*}.rollup(60)')).toBe(60_000)
  expect(rolledUpBy('a{*}.rollup(sum,60) / b{*}.rollup(sum,300)')).toBe(300_000)
})
