import { scriptedOutward } from '../../../support/outward.ts'

const HOUR = 3600
/** Seconds asked for, and how far apart the points of it are, as Datadog documents it. */
const rolledUp = [
  [HOUR, 20],
  [4 * HOUR, 60],
  [24 * HOUR, 300],
  [48 * HOUR, 600],
  [7 * 24 * HOUR, 3600],
] as const

/** A Datadog that counts one a second, and tells sums of as many seconds as it sees fit. */
export function liveDatadog(over: { readonly interval?: (seconds: number) => number } = {}) {
  const spans: number[] = []
  const intervalOf =
    over.interval ??
    ((seconds: number) => rolledUp.find(([length]) => seconds <= length)?.[1] ?? 4 * HOUR)
  return {
    spans,
    ...scriptedOutward((path) => {
      const query = new URL(path, 'http://x').searchParams
      const [from, to] = [Number(query.get('from')), Number(query.get('to'))] as const
      spans.push(to - from)
      const said = /rollup\(sum,\s*(\d+)\)/.exec(query.get('query') ?? '')?.[1]
      const interval = Math.max(intervalOf(to - from), Number(said ?? 0))
      const pointlist: [number, number][] = []
      for (let at = Math.floor(from / interval) * interval; at < to; at += interval) {
        const counted = Math.min(at + interval, to) - Math.max(at, from)
        pointlist.push([at * 1000, counted])
      }
      return { body: answerOf([{ ...oneSeries, interval, pointlist }]) }
    }),
  }
}

/** As the documentation tells it, in short. */
export const oneSeries = {
  aggr: 'sum',
  display_name: 'checkout.orders',
  end: 1_795_000_199_000,
  expression: 'sum:checkout.orders{env:prod} by {host}.as_count()',
  interval: 60,
  length: 2,
  metric: 'checkout.orders',
  pointlist: [
    [1_795_000_080_000, 3],
    [1_795_000_140_000, null],
  ] as (readonly [number, number | null])[],
  query_index: 0,
  scope: 'env:prod,host:a:1',
  start: 1_795_000_080_000,
  tag_set: ['host:a:1'],
  unit: null,
}

export const answerOf = (series: readonly unknown[]) => ({
  status: 'ok',
  res_type: 'time_series',
  query: 'sum:checkout.orders{env:prod} by {host}.as_count()',
  from_date: 1_795_000_000_000,
  to_date: 1_795_000_200_000,
  group_by: ['host'],
  message: '',
  series,
})
