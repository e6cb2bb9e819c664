import { Buffer } from 'node:buffer'
import type { Connector } from '../connector.ts'
import { AlertmanagerSettings } from './alertmanager-settings.ts'
import { probeAlertmanager } from './probe-alertmanager.ts'
import { alerts } from './read-alerts.ts'
import { silences } from './read-silences.ts'

export const alertmanager: Connector<AlertmanagerSettings> = {
  kind: 'alertmanager',
  title: 'Alertmanager',
  says: 'Alerts that stand, how long they stood, and the silences that keep them from being told.',
  address: {
    says: 'Where Alertmanager is reached, with the path it is served under. Of several that stand together name one: what a balancer answers changes from one to the next.',
    usual: null,
  },
  secret: {
    label: 'User and password, or token',
    says: 'As user:password, or a bearer token for what stands before it. Alertmanager itself asks for none.',
    due: false,
  },
  settings: AlertmanagerSettings,
  authorize: (secret) => ({ authorization: authorizationOf(secret.trim()) }),
  atOnce: 2,
  streams: [alerts, silences],
  probe: probeAlertmanager,
}

const authorizationOf = (secret: string): string =>
  secret.includes(':')
    ? `Basic ${Buffer.from(secret, 'utf8').toString('base64')}`
    : `Bearer ${secret}`
