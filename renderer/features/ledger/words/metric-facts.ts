import type { Tellings } from './fact-teller.ts'
import { because, changed, quoted } from './phrases.ts'

const labels = {
  source: 'source',
  name: 'name',
  unit: 'unit',
  kind: 'kind',
  query: 'query',
  everyMs: 'milliseconds between readings',
  goodDirection: 'better direction',
  service: 'service',
}

const days = (count: number): string => (count === 1 ? 'one day' : `${count} days`)

/** Facts about what is measured. */
export const metricFacts: Tellings<'metric'> = {
  'metric.defined': {
    label: 'Metric defined',
    tells: ({ payload: { name, query } }) => `defined the metric ${quoted(name)} as ${query}`,
  },
  'metric.changed': {
    label: 'Metric changed',
    tells: ({ payload: { to } }, names) =>
      changed(to, {
        labels,
        tell: (field) => {
          if (field === 'service' && to.service) return names.service(to.service)
          return field === 'source' ? 'another one' : undefined
        },
      }),
  },
  'metric.removed': {
    label: 'Metric removed',
    tells: ({ personal }) => `removed it${because(personal?.reason)}`,
  },
  'metric.retentionSet': {
    label: 'Metric retention set',
    tells: ({ payload: { rawDays, rolledDays }, personal }) =>
      `had readings of metrics kept for ${days(rawDays)}, and five minutes of them in one for ${days(rolledDays)}${because(personal?.reason)}`,
  },
}
