import { alertmanager } from './alertmanager/alertmanager.ts'
import { argocd } from './argocd/argocd.ts'
import { backstage } from './backstage/backstage.ts'
import { caldav } from './caldav/caldav.ts'
import type { Connector } from './connector.ts'
import { csv } from './csv/csv.ts'
import { datadog } from './datadog/datadog.ts'
import { github } from './github/github.ts'
import { gitlab } from './gitlab/gitlab.ts'
import { ics } from './ics/ics.ts'
import { jenkins } from './jenkins/jenkins.ts'
import { pagerduty } from './pagerduty/pagerduty.ts'
import { prometheus } from './prometheus/prometheus.ts'

// biome-ignore lint/suspicious/noExplicitAny: each connector knows the type of its own settings.
export type AnyConnector = Connector<any>

/** Where vendors meet the core: each adds its line. */
export const connectors: readonly AnyConnector[] = [
  github,
  gitlab,
  jenkins,
  argocd,
  alertmanager,
  pagerduty,
  prometheus,
  datadog,
  backstage,
  csv,
  ics,
  caldav,
]

/** `undefined` where this program reads nothing of that kind. */
export const connectorOf = (
  kind: string,
  among: readonly AnyConnector[] = connectors,
): AnyConnector | undefined => among.find((connector) => connector.kind === kind)
