import type { Connector } from '../connector.ts'
import { DatadogSettings } from './datadog-settings.ts'
import { AT_ONCE, holdUntil } from './hold-until.ts'
import { probeDatadog } from './probe-datadog.ts'
import { series } from './read-series.ts'

export const datadog: Connector<DatadogSettings> = {
  kind: 'datadog',
  title: 'Datadog',
  says: 'Points of the metrics that are defined here, by queries as Datadog writes them.',
  address: {
    says: 'The address of the API of your site, such as https://api.datadoghq.com, https://api.datadoghq.eu, https://api.us3.datadoghq.com, https://api.us5.datadoghq.com or https://api.ap1.datadoghq.com.',
    usual: 'https://api.datadoghq.com',
  },
  secret: {
    label: 'API key and application key',
    says: 'Both, as “API key:application key”. The application key needs the scope timeseries_query.',
    due: true,
  },
  settings: DatadogSettings,
  authorize: keysOf,
  atOnce: AT_ONCE,
  holdUntil,
  streams: [],
  series,
  probe: probeDatadog,
}

/** Neither key holds a colon. */
function keysOf(secret: string): Readonly<Record<string, string>> {
  const [api = '', application = ''] = secret.split(':').map((key) => key.trim())
  return { 'DD-API-KEY': api, ...(application !== '' && { 'DD-APPLICATION-KEY': application }) }
}
