import { z } from 'zod'
import { type Points, pointsOf } from '#shared/domain/metrics/points.ts'
import { visibleText } from '#shared/domain/observations/visible-text.ts'
import { OutwardError } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'
import type { Labels } from '../series.ts'

const Refused = z.object({ status: z.literal('error'), error: z.string().catch('') })
const Answered = z.object({ status: z.literal('ok'), series: z.array(z.unknown()) })
const word = z.string().min(1).nullish().catch(null)
const One = z.object({
  metric: word,
  expression: word,
  scope: word,
  tag_set: z.array(z.string()).nullish().catch(null),
  /** In seconds. */
  interval: z.number().positive().nullish().catch(null),
  query_index: z.int().nullish().catch(null),
  pointlist: z.array(z.unknown()),
})
type One = z.infer<typeof One>
const Point = z.tuple([z.number(), z.number().nullable()])

export type Told = {
  readonly labels: Labels
  readonly points: Points
  /** How far apart its points are; `null` where that is not said. */
  readonly intervalMs: number | null
}

export type Parsed = {
  readonly series: readonly Told[]
  /** False where something was not understood. */
  readonly whole: boolean
  readonly remarks: readonly string[]
}

/** What a query told; a series that cannot be read steps aside, and the others stand. */
export function parseQuery(body: unknown): Parsed {
  const refused = Refused.safeParse(body)
  if (refused.success) throw refusal(refused.data.error)
  const answered = Answered.safeParse(body)
  if (!answered.success) throw new Unfit('What was answered is no result of a query.')
  const read = answered.data.series.flatMap((raw) => One.safeParse(raw).data ?? [])
  const several = new Set(read.map(({ query_index }) => query_index ?? 0)).size > 1
  const series = read.flatMap((one) => toSeries(one, { several }) ?? [])
  const unread = answered.data.series.length - series.length
  const remarks = unread > 0 ? [`${unread} series could not be read.`] : []
  return { series, whole: unread === 0, remarks }
}

function toSeries(one: One, of: { readonly several: boolean }): Told | undefined {
  const told = one.pointlist.map((point) => Point.safeParse(point).data)
  if (told.some((point) => point === undefined)) return undefined
  // What is null there is missing, not zero.
  const points = told.flatMap((point) => (point ? [toReading(point)] : []))
  const { interval } = one
  return {
    labels: labelsOf(one, of),
    points: pointsOf(points),
    intervalMs: interval ? interval * 1000 : null,
  }
}

const toReading = ([at, value]: z.infer<typeof Point>): readonly [number, number] => [
  Math.round(at),
  value ?? Number.NaN,
]

/** What a series goes by: the tags it is grouped by, else all that it was narrowed to. */
function labelsOf(one: One, { several }: { readonly several: boolean }): Labels {
  const tags = one.tag_set ?? one.scope?.split(',') ?? []
  const labels = new Map<string, string>()
  if (one.metric) labels.set('metric', one.metric)
  if (several) labels.set('query', String(one.query_index ?? 0))
  for (const tag of tags) {
    const { name, value } = partsOf(tag)
    if (name === '*' || name === '') continue
    const before = labels.get(name)
    labels.set(name, before === undefined ? value : `${before},${value}`)
  }
  return Object.fromEntries(labels)
}

/** A value may hold colons, and a tag may have no value at all. */
function partsOf(tag: string): { readonly name: string; readonly value: string } {
  const colon = tag.indexOf(':')
  return colon < 0
    ? { name: tag, value: '' }
    : { name: tag.slice(0, colon), value: tag.slice(colon + 1) }
}

export const refusal = (said: string): OutwardError =>
  new OutwardError(
    `Datadog cannot answer the query. It says: “${visibleText(said, { most: 300 })}”`,
    {
      trouble: 'notUnderstood',
      fix: 'Check the query of the metric.',
    },
  )
