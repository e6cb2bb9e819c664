import type { Series } from './promql.ts'

type Range = { readonly from: number; readonly to: number }
type Over = (series: Series, range: Range) => number | undefined

const SCRAPE_MS = 30_000
/** However long a range is, no more readings of it are looked at. */
const MOST = 240

type Reading = readonly [ms: number, value: number]

function readings({ at }: Series, { from, to }: Range): readonly Reading[] {
  const step = Math.max(SCRAPE_MS, Math.ceil((to - from) / MOST / SCRAPE_MS) * SCRAPE_MS)
  const found: Reading[] = []
  for (let ms = Math.ceil(from / step) * step; ms <= to; ms += step) {
    const value = at(ms)
    if (value !== undefined && !Number.isNaN(value)) found.push([ms, value])
  }
  return found
}

/** By how much a counter grew; where it fell it began anew. */
function grown(found: readonly Reading[]): number {
  let sum = 0
  for (const [i, [, value]] of found.entries()) {
    const before = found[i - 1]
    if (before) sum += value >= before[1] ? value - before[1] : value
  }
  return sum
}

const perSecond: Over = (series, range) => {
  const found = readings(series, range)
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last || first === last) return undefined
  return (grown(found) * 1000) / (last[0] - first[0])
}

const overTime =
  (of: (values: readonly number[]) => number): Over =>
  (series, range) => {
    const values = readings(series, range).map(([, value]) => value)
    return values.length === 0 ? undefined : of(values)
  }

/** What is made of the readings of a range. */
export const functions: Readonly<Record<string, Over>> = {
  rate: perSecond,
  irate: (series, { to }) => perSecond(series, { from: to - 2 * SCRAPE_MS, to }),
  increase: (series, range) => {
    const rate = perSecond(series, range)
    return rate === undefined ? undefined : (rate * (range.to - range.from)) / 1000
  },
  avg_over_time: overTime((values) => values.reduce((a, b) => a + b, 0) / values.length),
  max_over_time: overTime((values) => values.reduce((a, b) => Math.max(a, b))),
  min_over_time: overTime((values) => values.reduce((a, b) => Math.min(a, b))),
}
