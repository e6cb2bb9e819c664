import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { Reading } from '../database/reading.ts'
import { toTuple } from './metric-points.reader.ts'

type Told = OutputOf<'metrics.series'>

export function tellSeries(input: InputOf<'metrics.series'>, reading: Reading): Told {
  const { metricId, from, to, points: most } = input
  const metric = reading.metrics.find(metricId)
  const { told, asOf, more } = metric
    ? reading.metricPoints.series({ metric, from, to: Math.max(from, to), most })
    : { told: [], asOf: null, more: false }
  const isRolled = told.some(({ used }) => used.rolled)
  const isRaw = told.some(({ used }) => used.raw)
  return {
    metric: metric ?? null,
    shows: metric?.kind === 'counter' ? 'perSecond' : 'value',
    grain: isRolled ? (isRaw ? 'both' : 'rolled') : 'raw',
    asOf,
    series: told.map(({ labels, points, gaps, widthMs }) => ({
      labels,
      points: points.map(toTuple),
      gaps: gaps.map((gap): [number, number] => [gap.from, gap.to]),
      widthMs,
    })),
    more,
  }
}
