export const NOW = Date.UTC(2026, 10, 20, 9)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const isoOf = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`

export const service = {
  id: 'PIJ90N7',
  type: 'service_reference',
  summary: 'Checkout',
  self: 'https://api.pagerduty.com/services/PIJ90N7',
  html_url: 'https://acme.pagerduty.com/service-directory/PIJ90N7',
}
const ada = { id: 'PXPGF42', type: 'user_reference', summary: 'Ada Lovelace' }
const grace = { id: 'PXPGF43', type: 'user_reference', summary: 'Grace Hopper' }

export const incident = {
  id: 'PT4KHLK',
  type: 'incident',
  summary: '[#1234] The server is on fire.',
  self: 'https://api.pagerduty.com/incidents/PT4KHLK',
  html_url: 'https://acme.pagerduty.com/incidents/PT4KHLK',
  incident_number: 1234,
  title: 'The server is on fire.',
  created_at: isoOf(NOW - 2 * HOUR),
  updated_at: isoOf(NOW - HOUR),
  status: 'acknowledged',
  incident_key: 'baf7cf21b1da41b4b0221008339ff357',
  service,
  assignments: [{ at: isoOf(NOW - 2 * HOUR), assignee: ada }],
  acknowledgements: [
    { at: isoOf(NOW - HOUR), acknowledger: grace },
    { at: isoOf(NOW - 90 * MINUTE), acknowledger: ada },
  ],
  last_status_change_at: isoOf(NOW - HOUR),
  last_status_change_by: grace,
  resolved_at: null,
  priority: { id: 'P53ZZH5', type: 'priority', summary: 'P2' },
  urgency: 'high',
  teams: [],
  alert_counts: { all: 2, triggered: 2, resolved: 0 },
}

export const window = {
  id: 'PW98YIO',
  type: 'maintenance_window',
  summary: 'Immanentizing the eschaton',
  html_url: 'https://acme.pagerduty.com/maintenance_windows#/show/PW98YIO',
  sequence_number: 1,
  start_time: '2026-11-20T03:00:00-05:00',
  end_time: '2026-11-20T06:00:00-05:00',
  description: 'Moving to the new database',
  created_by: ada,
  services: [service, { ...service, id: 'PIJ90N8', summary: 'Basket' }],
  teams: [],
}

/** As `oncalls` tells it with users and escalation policies included. */
export const onCall = {
  escalation_policy: {
    id: 'PT20YPA',
    type: 'escalation_policy',
    summary: 'Shop, day and night',
    html_url: 'https://acme.pagerduty.com/escalation_policies/PT20YPA',
    escalation_rules: [{ id: 'PGHDV41', escalation_delay_in_minutes: 30, targets: [ada] }],
    services: [service, { ...service, id: 'PIJ90N8', summary: 'Basket' }],
    num_loops: 0,
  },
  escalation_level: 2,
  schedule: {
    id: 'PI7DH85',
    type: 'schedule_reference',
    summary: 'Daily engineering rotation',
    html_url: 'https://acme.pagerduty.com/schedules/PI7DH85',
  },
  user: {
    ...ada,
    type: 'user',
    name: 'Ada Lovelace',
    email: 'ada@example.org',
    contact_methods: [
      { id: 'PTDVERC', type: 'phone_contact_method_reference', summary: '+44 1632' },
    ],
  },
  start: '2026-11-19T08:00:00Z',
  end: '2026-11-21T08:00:00Z',
}
