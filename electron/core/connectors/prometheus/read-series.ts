import { cutStaleTail } from '#shared/domain/metrics/cut-stale-tail.ts'
import { noPoints, within } from '#shared/domain/metrics/points.ts'
import { splitRange, type Window } from '#shared/domain/metrics/split-range.ts'
import { OutwardError } from '../../sync/outward.ts'
import type { SeriesReader, SeriesWanted, SeriesWindow } from '../series.ts'
import { parseMatrix } from './parse-matrix.ts'
import type { PrometheusSettings } from './prometheus-settings.ts'

type Wanted = SeriesWanted<PrometheusSettings>
const DAY_MS = 24 * 60 * 60_000

type Every = { readonly everyMs: number; readonly settings: PrometheusSettings }

/** Long enough to see the whole of what is repeated, and the value that it repeats. */
const overlapMs = ({ everyMs, settings }: Every) => settings.lookbackSeconds * 1000 + 2 * everyMs

export const series: SeriesReader<PrometheusSettings> = {
  reachMs: ({ keepsDays }) => keepsDays * DAY_MS,
  overlapMs,
  async *read(wanted) {
    yield* readWindows(wanted, wanted.settings.mostPoints)
  },
}

async function* readWindows(wanted: Wanted, most: number): AsyncGenerator<SeriesWindow> {
  const { from, to, everyMs, settings } = wanted
  const overlap = overlapMs({ everyMs, settings })
  // Very fine steps leave no room for more than what is repeated: then only that is asked for at once.
  const least = 4 * Math.ceil(overlap / everyMs) + 2
  const windows = splitRange({
    ...{ from, to, stepMs: everyMs, most: Math.max(most, least), overlapMs: overlap },
  })
  for (const window of windows) {
    try {
      yield await readWindow(wanted, window)
    } catch (error) {
      const fewer = Math.floor(most / 2)
      if (!isTooLarge(error) || fewer < least) throw error
      yield* readWindows({ ...wanted, from: window.from, to: window.to }, fewer)
    }
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof OutwardError && error.trouble === 'tooLarge'

async function readWindow(wanted: Wanted, window: Window): Promise<SeriesWindow> {
  const { query, everyMs, outward, settings } = wanted
  const answer = await outward.get({
    path: '/api/v1/query_range',
    query: {
      query,
      start: seconds(window.asksFrom),
      end: seconds(window.to),
      step: seconds(everyMs),
    },
  })
  const { from, to } = window
  const told = parseMatrix(answer.is === 'fresh' ? answer.body : undefined)
  const lookback = { lookbackMs: settings.lookbackSeconds * 1000, stepMs: everyMs, to }
  return {
    ...{ from, to, whole: told.whole, remarks: told.remarks },
    series: told.series.map(({ labels, points }) => ({
      labels,
      points:
        points.at.length === 0 ? noPoints : within(cutStaleTail(points, lookback), { from, to }),
    })),
  }
}

const seconds = (ms: number): string => String(ms / 1000)
