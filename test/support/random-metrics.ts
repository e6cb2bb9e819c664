import type { Metric } from '#shared/vocabulary/metric.ts'
import { known, type Move, reason, type Scene, versionOf } from './random-scene.ts'

const seen = (s: Scene, metric: Metric) => ({
  metricId: metric.id,
  expectedVersion: versionOf(s, metric),
})

/** What people decide to measure; nothing is read of any. */
export const metricMoves: readonly Move[] = [
  (s) => {
    const said = { kind: 'prometheus', name: `metrics ${s.number(3)}` }
    return s.ask('sources.add', { ...said, baseUrl: 'https://metrics.example.org/' })
  },
  (s) => {
    const read = s.sources.filter(({ kind }) => kind === 'prometheus')
    const service = s.chance(2) && s.services.length > 0 ? s.one(s.services).id : null
    const said = { source: known(s, read).id, name: `metric ${s.number(9)}`, service }
    return s.ask('metrics.define', { ...said, kind: s.one(['counter', 'gauge']), query: 'up' })
  },
  (s) => {
    const changes = s.chance(2)
      ? { name: `metric ${s.number(9)}`, unit: s.chance(2) ? null : 'ms' }
      : { query: `up{step="${s.number(4)}"}`, goodDirection: s.one(['up', 'down', null] as const) }
    return s.ask('metrics.change', { ...seen(s, known(s, s.metrics)), changes })
  },
  (s) =>
    s.chance(3) ? s.ask('metrics.remove', { ...seen(s, known(s, s.metrics)), reason }) : undefined,
  (s) => {
    const days = { rawDays: s.number(20) + 1, rolledDays: s.number(400) + 10 }
    return s.ask('metrics.setRetention', { ...days, reason, expectedVersion: s.number(3) })
  },
]
