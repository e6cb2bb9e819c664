import type { SampleAnswers } from '../../../support/sample-answers.ts'
import { group, target } from './samples.ts'

function answer({ pathname, searchParams }: URL): unknown {
  if (pathname.endsWith('/api/v1/targets')) {
    return { status: 'success', data: { activeTargets: [target], droppedTargets: [] } }
  }
  if (pathname.endsWith('/api/v1/rules')) return { status: 'success', data: { groups: [group] } }
  if (!pathname.endsWith('/api/v1/query_range')) return undefined
  const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(searchParams.get(name)))
  const values: [number, string][] = []
  for (let at = start!; at <= end!; at += step!) values.push([at, String(Math.floor(at / 60) % 60)])
  const result = [{ metric: { __name__: 'load', job: 'api' }, values }]
  return { status: 'success', data: { resultType: 'matrix', result } }
}

export const answers: SampleAnswers = {
  baseUrl: 'https://prometheus.example.org',
  settings: {},
  query: 'load',
  answer,
}
