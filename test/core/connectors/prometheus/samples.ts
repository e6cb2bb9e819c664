/** As the documentation of Prometheus tells them, in short. */
export const target = {
  discoveredLabels: {
    __address__: '127.0.0.1:9090',
    __meta_token: 'hunter2',
    job: 'checkout',
  },
  labels: { instance: '127.0.0.1:9090', job: 'checkout' },
  scrapePool: 'prometheus',
  scrapeUrl: 'http://127.0.0.1:9090/metrics?token=hunter2',
  globalUrl: 'http://example-prometheus:9090/metrics',
  lastError: '',
  lastScrape: '2026-11-20T08:59:44.723715405+01:00',
  lastScrapeDuration: 0.050688943,
  health: 'up',
  scrapeInterval: '1m',
  scrapeTimeout: '10s',
}

export const alertingRule = {
  alerts: [
    {
      activeAt: '2026-11-20T08:27:12.60602144+01:00',
      annotations: { summary: 'High request latency' },
      labels: { alertname: 'HighRequestLatency', severity: 'page' },
      state: 'firing',
      value: '1e+00',
    },
  ],
  annotations: { summary: 'High request latency' },
  duration: 600,
  health: 'ok',
  labels: { severity: 'page', service: 'checkout' },
  name: 'HighRequestLatency',
  query: 'job:request_latency_seconds:mean5m{job="myjob"} > 0.5',
  state: 'firing',
  type: 'alerting',
  evaluationTime: 0.000312,
  lastEvaluation: '2026-11-20T08:59:12.60602144+01:00',
}

export const recordingRule = {
  health: 'ok',
  name: 'job:http_inprogress_requests:sum',
  query: 'sum by (job) (http_inprogress_requests)',
  type: 'recording',
}

export const group = {
  name: 'example',
  file: '/rules.yaml',
  interval: 60,
  rules: [alertingRule, recordingRule],
}
