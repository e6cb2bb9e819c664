import { z } from 'zod'
import type { IncidentState, Severity } from '#shared/vocabulary/incident.ts'
import { due, loose, readAs } from '../alarm-fields.ts'
import type { About } from '../connector.ts'
import type { Observed } from '../observation.ts'
import type { AlertmanagerSettings } from './alertmanager-settings.ts'

const some = z.array(z.unknown()).nullish().catch(null)

const Alert = z.object({
  fingerprint: due.text,
  startsAt: due.moment,
  labels: loose.texts,
  annotations: loose.texts,
  generatorURL: loose.url,
  status: z.object({ state: due.text, silencedBy: some, inhibitedBy: some, mutedBy: some }),
})
type Alert = z.infer<typeof Alert>
const Missed = z.object({ toldLast: z.unknown(), toldAt: z.int().nullable(), missedAt: z.int() })

/** What is left of an alert that is told no more: what it was, when it was still met, when it was missed. */
export type MissedAlert = z.infer<typeof Missed>

const states: ReadonlyMap<string, IncidentState> = new Map([
  ['unprocessed', 'firing'],
  ['active', 'firing'],
  ['suppressed', 'silenced'],
])

const severities: ReadonlyMap<string, Severity> = new Map([
  ['critical', 'critical'],
  ['crit', 'critical'],
  ['page', 'critical'],
  ['emergency', 'critical'],
  ['fatal', 'critical'],
  ['error', 'critical'],
  ['high', 'critical'],
  ['warning', 'warning'],
  ['warn', 'warning'],
  ['info', 'info'],
  ['none', 'info'],
])

export const alertState = (state: string): IncidentState => states.get(state) ?? 'unknown'
export const alertSeverity = (label: string): Severity =>
  severities.get(label.toLowerCase()) ?? 'unknown'

const Named = Alert.pick({ fingerprint: true, startsAt: true })

/** A rule that fires again begins anew; `undefined` where it is not said which alert it is. */
export function keyOfAlert(raw: unknown): string | undefined {
  const named = Named.safeParse(raw).data
  return named && `${named.fingerprint}@${named.startsAt}`
}

export function parseAlert(raw: unknown, { settings }: About<AlertmanagerSettings>): Observed {
  const missed = Missed.safeParse(raw).data
  const alert = readAs(Alert, { raw: missed ? missed.toldLast : raw, what: 'An alert' })
  const { fingerprint, startsAt, labels, annotations } = alert
  const severity = labels['severity'] || null
  return {
    of: 'incidents',
    key: `${fingerprint}@${startsAt}`,
    // One reading follows the other, and who stands after all may be told just as before: the last counts.
    revision: 0,
    said: {
      kind: 'alert',
      project: settings.serviceLabels.map((name) => labels[name]).find(Boolean) ?? '',
      title: annotations['summary'] || annotations['title'] || labels['alertname'] || fingerprint,
      ...(missed ? endOf(alert, missed) : standingOf(alert)),
      severity: severity === null ? null : alertSeverity(severity),
      originalSeverity: severity,
      startedAt: startsAt,
      acknowledgedAt: null,
      labels,
      by: null,
      url: alert.generatorURL ?? null,
    },
  }
}

const standingOf = (alert: Alert) => ({
  state: alertState(alert.status.state),
  original: wordsOf(alert),
  resolvedAt: null,
})

/**
 * It ended between two readings. Its `endsAt` says when it would have ended without news, which may have
 * come since: by the second of them it was over, and that is all that is sure.
 */
const endOf = (alert: Alert, { toldAt, missedAt }: MissedAlert) => ({
  state: 'resolved' as const,
  original: [
    'no longer told',
    ...(toldAt === null ? [] : [`since ${new Date(toldAt).toISOString()}`]),
    `was ${wordsOf(alert)}`,
  ].join(', '),
  resolvedAt: Math.max(alert.startsAt, missedAt),
})

function wordsOf({ status }: Pick<Alert, 'status'>): string {
  const because = [
    status.silencedBy?.length ? 'silenced' : undefined,
    status.inhibitedBy?.length ? 'inhibited' : undefined,
    status.mutedBy?.length ? 'muted' : undefined,
  ].filter((one) => one !== undefined)
  return [status.state, ...because].join('/')
}
