export const NOW = Date.UTC(2026, 10, 20, 9)
export const MINUTE = 60_000
export const isoOf = (at: number) => new Date(at).toISOString()

export const alert = {
  annotations: { summary: 'Checkout answers slowly' },
  endsAt: isoOf(NOW + 4 * MINUTE),
  fingerprint: '6ef2b1c2f3a49d10',
  receivers: [{ name: 'checkout-pager' }],
  startsAt: isoOf(NOW - 10 * MINUTE),
  status: { inhibitedBy: [], mutedBy: [], silencedBy: [], state: 'active' },
  updatedAt: isoOf(NOW - MINUTE),
  generatorURL: 'http://prometheus:9090/graph?g0.expr=up',
  labels: {
    alertname: 'SlowCheckout',
    job: 'checkout-http',
    service: 'checkout',
    severity: 'page',
  },
}

export const silence = {
  id: '4008a369-6d9c-4a06-b783-88ebb07ace2a',
  status: { state: 'active' },
  updatedAt: isoOf(NOW - 5 * MINUTE),
  comment: 'Moving to the new database',
  createdBy: 'ada',
  startsAt: isoOf(NOW - 5 * MINUTE),
  endsAt: isoOf(NOW + 55 * MINUTE),
  matchers: [
    { name: 'service', value: 'checkout', isRegex: false, isEqual: true },
    { name: 'severity', value: 'page|warn', isRegex: true, isEqual: false },
  ],
}

export const status = {
  cluster: { name: '01J', peers: [], status: 'ready' },
  config: { original: 'route: {}' },
  uptime: isoOf(NOW - 24 * 60 * MINUTE),
  versionInfo: { version: '0.28.1', branch: 'HEAD', goVersion: 'go1.24' },
}
