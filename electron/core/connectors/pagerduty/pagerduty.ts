import type { Connector } from '../connector.ts'
import { AT_ONCE, holdUntil } from './hold-until.ts'
import { PagerdutySettings } from './pagerduty-settings.ts'
import { probePagerduty } from './probe-pagerduty.ts'
import { incidents } from './read-incidents.ts'
import { maintenance } from './read-maintenance.ts'
import { onCalls } from './read-on-calls.ts'

export const pagerduty: Connector<PagerdutySettings> = {
  kind: 'pagerduty',
  title: 'PagerDuty',
  says: 'Incidents with who looks after them, who is on call, and maintenance windows of services.',
  address: {
    says: 'The address of its API; accounts of the European service region are at https://api.eu.pagerduty.com.',
    usual: 'https://api.pagerduty.com',
  },
  secret: {
    label: 'API key',
    says: 'Of a user or of the account, made as read-only: nothing is ever written there.',
    due: true,
  },
  settings: PagerdutySettings,
  authorize: (secret) => ({ authorization: `Token token=${secret.trim()}` }),
  atOnce: AT_ONCE,
  holdUntil,
  streams: [incidents, maintenance, onCalls],
  probe: probePagerduty,
}
