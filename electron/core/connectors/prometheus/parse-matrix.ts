import { z } from 'zod'
import { type Points, pointsOf } from '#shared/domain/metrics/points.ts'
import { visibleText } from '#shared/domain/observations/visible-text.ts'
import { OutwardError } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'
import type { Labels } from '../series.ts'

const words = z.array(z.string()).catch([])
const Refused = z.object({ status: z.literal('error'), error: z.string().catch('') })
const Matrix = z.object({
  status: z.literal('success'),
  data: z.object({ resultType: z.string(), result: z.array(z.unknown()) }),
  warnings: words,
})
const One = z.object({
  metric: z.record(z.string(), z.string()),
  values: z.array(z.unknown()).catch([]),
  histograms: z.array(z.unknown()).catch([]),
})
const Value = z.tuple([z.number(), z.string()])

export type Parsed = {
  readonly series: readonly { readonly labels: Labels; readonly points: Points }[]
  /** False where the server says itself that something is missing, or something was not understood. */
  readonly whole: boolean
  readonly remarks: readonly string[]
}

/** What a range query told; a series that cannot be read steps aside, and the others stand. */
export function parseMatrix(body: unknown): Parsed {
  const refused = Refused.safeParse(body)
  if (refused.success) throw refusal(refused.data.error)
  const matrix = Matrix.safeParse(body)
  if (!matrix.success) throw new Unfit('What was answered is no result of a query.')
  const { data, warnings } = matrix.data
  if (data.resultType !== 'matrix') {
    throw new Unfit(
      `What was answered is a ${visibleText(data.resultType, { most: 60 })}, where a matrix was asked for.`,
    )
  }
  const parsed = data.result.map((one) => parseOne(one))
  const series = parsed.flatMap((one) => (one ? [one] : []))
  const unread = parsed.length - series.length
  const histograms = data.result.some((one) => One.safeParse(one).data?.histograms.length)
  return {
    series,
    whole: warnings.length === 0 && unread === 0,
    remarks: [
      ...warnings.map((warning) => `It warns: ${warning}.`),
      ...(unread > 0 ? [`${unread} series could not be read.`] : []),
      ...(histograms ? ['Native histograms are left out: ask for a number of them.'] : []),
    ],
  }
}

function parseOne(raw: unknown): Parsed['series'][number] | undefined {
  const one = One.safeParse(raw)
  if (!one.success) return undefined
  const told = one.data.values.map((value) => Value.safeParse(value).data)
  if (told.some((value) => value === undefined)) return undefined
  const values = told.flatMap((value) => (value ? [value] : []))
  return { labels: one.data.metric, points: pointsOf(values.map(toReading)) }
}

/** “NaN”, “+Inf” and “-Inf” come out as what is no finite number, and so are missing. */
const toReading = ([seconds, value]: z.infer<typeof Value>): readonly [number, number] => [
  Math.round(seconds * 1000),
  value.trim() === '' ? Number.NaN : Number(value),
]

export const refusal = (said: string): OutwardError =>
  new OutwardError(
    `Prometheus cannot answer the query. It says: “${visibleText(said, { most: 300 })}”`,
    {
      trouble: 'notUnderstood',
      fix: 'Check the query of the metric.',
    },
  )
