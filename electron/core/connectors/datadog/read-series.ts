import { within } from '#shared/domain/metrics/points.ts'
import { OutwardError } from '../../sync/outward.ts'
import type { SeriesReader, SeriesWanted, SeriesWindow } from '../series.ts'
import type { DatadogSettings } from './datadog-settings.ts'
import { type Parsed, parseQuery } from './parse-query.ts'
import { type Span, shorterThan, spanFor } from './spans.ts'

type Wanted = SeriesWanted<DatadogSettings>
const DAY_MS = 24 * 60 * 60_000
/** What agents and integrations hand in late. */
const LATE_MS = 15 * 60_000

export const series: SeriesReader<DatadogSettings> = {
  reachMs: ({ days }) => days * DAY_MS,
  tells: ['gauge'],
  overlapMs: ({ everyMs }) => LATE_MS + 2 * everyMs,
  async *read(wanted) {
    yield* readSpans(wanted, spanFor(Math.max(wanted.everyMs, rolledUpBy(wanted.query))))
  },
}

/**
 * Every question is about a span of the same length, because Datadog chooses by the length how far
 * apart its points are, and with that, for counts, what they say.
 */
async function* readSpans(wanted: Wanted, span: Span): AsyncGenerator<SeriesWindow> {
  const stepMs = Math.max(wanted.everyMs, span.intervalMs, rolledUpBy(wanted.query))
  // What begins before the span that is asked about is told in part only.
  const longest = Math.max(span.lengthMs - 2 * stepMs, stepMs)
  const end = floor(wanted.to, stepMs)
  let from = floor(wanted.from, stepMs)
  while (from < end) {
    const to = Math.min(end, from + longest)
    const said = await askOrShorter(wanted, { to, span })
    const finer = shorterThan(span)
    if (finer && (said === 'tooLarge' || isTooCoarse(said, wanted))) {
      yield* readSpans({ ...wanted, from }, finer)
      return
    }
    if (said === 'tooLarge') throw tooLarge()
    yield windowOf(said, { from, to, everyMs: wanted.everyMs })
    // What stands across the end is told with the next window.
    from = to === end ? end : Math.max(from + stepMs, to - widest(said))
  }
}

const floor = (at: number, stepMs: number): number => Math.floor(at / stepMs) * stepMs

const widest = ({ series }: Parsed): number =>
  series.reduce((most, { intervalMs }) => Math.max(most, intervalMs ?? 0), 0)

/** What a query says itself of how far apart its points are to be; 0 where it does not. */
export function rolledUpBy(query: string): number {
  const said = [...query.matchAll(/rollup\(\s*(?:\w+\s*,\s*)?(\d{1,8})\s*[,)]/g)]
  return said.reduce((most, [, seconds]) => Math.max(most, Number(seconds) * 1000), 0)
}

type Asked = { readonly to: number; readonly span: Span }

async function askOrShorter(
  { query, outward }: Wanted,
  { to, span }: Asked,
): Promise<Parsed | 'tooLarge'> {
  const [from, until] = [to - span.lengthMs, to].map((at) => String(Math.floor(at / 1000)))
  try {
    const answer = await outward.get({ path: '/api/v1/query', query: { query, from, to: until } })
    return parseQuery(answer.is === 'fresh' ? answer.body : undefined)
  } catch (error) {
    if (error instanceof OutwardError && error.trouble === 'tooLarge') return 'tooLarge'
    throw error
  }
}

const tooLarge = (): OutwardError =>
  new OutwardError('Datadog tells more series than can be read at once.', {
    trouble: 'tooLarge',
    fix: 'Narrow the query of the metric, or group it by fewer tags.',
  })

/** A query that says itself how far apart its points are to be is taken at its word. */
const isTooCoarse = (said: Parsed | 'tooLarge', { query, everyMs }: Wanted): boolean =>
  said !== 'tooLarge' &&
  rolledUpBy(query) === 0 &&
  said.series.some(({ intervalMs }) => (intervalMs ?? 0) > everyMs)

type Window = Pick<Wanted, 'from' | 'to' | 'everyMs'>

/** Points stand at the beginning of what they are about; one that goes on after the end is not whole yet. */
function windowOf({ series, whole, remarks }: Parsed, { from, to, everyMs }: Window): SeriesWindow {
  return {
    ...{ from, to, whole },
    remarks: [...remarks, ...remarkOn(series, everyMs)],
    series: series.map(({ labels, points, intervalMs }) => ({
      labels,
      points: within(points, { from, to: to - (intervalMs ?? everyMs) }),
    })),
  }
}

function remarkOn(series: Parsed['series'], everyMs: number): readonly string[] {
  const other = series.find(({ intervalMs }) => intervalMs !== null && intervalMs !== everyMs)
  if (!other?.intervalMs) return []
  const [told, asked] = [other.intervalMs, everyMs].map((ms) => `${ms / 1000} s`)
  return [`Datadog tells a point every ${told} where ${asked} were asked for.`]
}
