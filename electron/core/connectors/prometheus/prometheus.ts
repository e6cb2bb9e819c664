import { Buffer } from 'node:buffer'
import type { Connector } from '../connector.ts'
import { probePrometheus } from './probe-prometheus.ts'
import { PrometheusSettings } from './prometheus-settings.ts'
import { rules } from './read-rules.ts'
import { series } from './read-series.ts'
import { targets } from './read-targets.ts'

export const prometheus: Connector<PrometheusSettings> = {
  kind: 'prometheus',
  title: 'Prometheus',
  says: 'Points of the metrics that are defined here, by queries in PromQL, and the health of targets and rules.',
  address: {
    says: 'Where its server is reached, such as https://prometheus.example.org; what speaks its language, such as Thanos or Mimir, serves as well.',
    usual: null,
  },
  secret: {
    label: 'Token',
    says: 'A bearer token, or “user:password”, where something before it asks for one.',
    due: false,
  },
  settings: PrometheusSettings,
  authorize: (secret) => ({ authorization: proofOf(secret.trim()) }),
  atOnce: 2,
  streams: [targets, rules],
  series,
  probe: probePrometheus,
}

const proofOf = (secret: string): string =>
  secret.includes(':')
    ? `Basic ${Buffer.from(secret, 'utf8').toString('base64')}`
    : `Bearer ${secret}`
