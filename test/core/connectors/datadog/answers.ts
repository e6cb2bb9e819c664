import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { answerOf, oneSeries } from './live-datadog.ts'

const STEP = 7200

function answer({ pathname, searchParams }: URL): unknown {
  if (pathname !== '/api/v1/query') return undefined
  const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to'))] as const
  const pointlist: [number, number | null][] = []
  for (let at = Math.ceil(from / STEP) * STEP; at < to; at += STEP) {
    pointlist.push([at * 1000, at % (5 * STEP) === 0 ? null : (at / STEP) % 60])
  }
  return answerOf([{ ...oneSeries, interval: STEP, length: pointlist.length, pointlist }])
}

export const answers: SampleAnswers = {
  baseUrl: 'https://api.datadoghq.com',
  settings: { days: 1 },
  query: 'sum:checkout.orders{env:prod} by {host}.rollup(sum, 7200)',
  answer,
}
