import { type Sample, toOpenMetrics } from './back-fill.ts'

/** More minutes than a Prometheus tells at once; all but the load is known of the last day only. */
export const MINUTES = 8 * 24 * 60
const DAY_BEGINS = MINUTES - 24 * 60
/** The shop was started anew just before this minute. */
export const RESET = MINUTES - 200
/** From when to when its load could not be measured. */
export const UNMEASURED = { from: MINUTES - 400, to: MINUTES - 340 } as const
/** From here on it had no queue any more, and told none. */
export const QUEUE_ENDS = MINUTES - 180
/** Nobody ordered anything, so nothing took any time. */
export const QUIET = { from: MINUTES - 120, to: MINUTES - 60 } as const

type Stretch = { readonly from: number; readonly to: number }
const lies = (minute: number, { from, to }: Stretch) => minute >= from && minute < to
const minutes = ({ from, to }: Stretch) => Array.from({ length: to - from }, (_, i) => from + i)
const lastDay = minutes({ from: DAY_BEGINS, to: MINUTES })

/** How many orders came in a minute. */
export const ordersIn = (minute: number): number => 3 + (minute % 7) * 6

const loadAt = (minute: number): Sample => [
  minute,
  lies(minute, UNMEASURED) ? Number.NaN : (minute * 7) % 101,
]

const queueAt = (minute: number): Sample => [minute, (minute % 50) + 1]

function* ordersCounted(): Generator<Sample> {
  let counted = 0
  for (const minute of lastDay) {
    counted = minute === RESET ? ordersIn(minute) : counted + ordersIn(minute)
    yield [minute, counted]
  }
}

/** How many orders took up to so many seconds, beyond those that took less than the bound before. */
const tookMore: readonly (readonly [le: string, inMinute: (minute: number) => number])[] = [
  ['0.1', (minute) => 20 + (minute % 7)],
  ['0.5', (minute) => 15 + (minute % 5) * 3],
  ['1', (minute) => 10 + (minute % 11)],
  ['+Inf', (minute) => minute % 3],
]

function* tookUpTo(bound: number): Generator<Sample> {
  let counted = 0
  for (const minute of lastDay) {
    const added = tookMore.slice(0, bound + 1).map(([, inMinute]) => inMinute(minute))
    if (!lies(minute, QUIET)) counted += added.reduce((sum, one) => sum + one, 0)
    yield [minute, counted]
  }
}

const labels = { job: 'shop' }

/** What a shop told of itself, minute by minute. */
export const shopSaid = (startSeconds: number): string =>
  toOpenMetrics(
    [
      {
        ...{ name: 'shop_load', type: 'gauge' },
        series: [{ labels, samples: minutes({ from: 0, to: MINUTES }).map(loadAt) }],
      },
      {
        ...{ name: 'shop_orders', type: 'counter', suffix: '_total' },
        series: [{ labels, samples: ordersCounted() }],
      },
      {
        ...{ name: 'shop_queue', type: 'gauge' },
        series: [{ labels, samples: minutes({ from: DAY_BEGINS, to: QUEUE_ENDS }).map(queueAt) }],
      },
      {
        ...{ name: 'shop_seconds', type: 'histogram', suffix: '_bucket' },
        series: tookMore.map(([le], bound) => ({
          labels: { ...labels, le },
          samples: tookUpTo(bound),
        })),
      },
    ],
    startSeconds,
  )
