import { z } from 'zod'
import type { IncidentState, Severity } from '#shared/vocabulary/incident.ts'
import { due, loose, readAs } from '../alarm-fields.ts'
import type { Observed } from '../observation.ts'

const named = z.object({ summary: loose.text }).nullish().catch(null)
const list = <T extends z.ZodType>(of: T) => z.array(of).nullish().catch(null)

const Incident = z.object({
  id: due.text,
  status: due.text,
  created_at: due.moment,
  updated_at: loose.moment,
  last_status_change_at: loose.moment,
  last_status_change_by: named,
  resolved_at: loose.moment,
  incident_number: z.int().nullish().catch(null),
  title: loose.text,
  summary: loose.text,
  urgency: loose.text,
  priority: named,
  service: z.object({ id: loose.text, summary: loose.text }).nullish().catch(null),
  assignments: list(z.object({ assignee: named })),
  acknowledgements: list(z.object({ at: loose.moment, acknowledger: named })),
  html_url: loose.url,
})
type Incident = z.infer<typeof Incident>

const states: ReadonlyMap<string, IncidentState> = new Map([
  ['triggered', 'firing'],
  ['acknowledged', 'acknowledged'],
  ['resolved', 'resolved'],
])

/** Urgency says whether people are woken; priorities bear names that each account makes itself. */
const severities: ReadonlyMap<string, Severity> = new Map([
  ['high', 'critical'],
  ['low', 'warning'],
])

export const incidentState = (status: string): IncidentState => states.get(status) ?? 'unknown'
export const urgencySeverity = (urgency: string): Severity => severities.get(urgency) ?? 'unknown'

export function parseIncident(raw: unknown): Observed {
  const incident = readAs(Incident, { raw, what: 'An incident' })
  const { id, status, created_at: createdAt, urgency, priority, service } = incident
  const state = incidentState(status)
  const changedAt = incident.last_status_change_at
  return {
    of: 'incidents',
    key: id,
    revision: incident.updated_at ?? changedAt ?? createdAt,
    said: {
      kind: 'incident',
      project: service?.summary ?? service?.id ?? '',
      title: incident.title ?? incident.summary ?? `Incident ${incident.incident_number ?? id}`,
      state,
      original: status,
      severity: urgency ? urgencySeverity(urgency) : null,
      originalSeverity: [priority?.summary, urgency].filter(Boolean).join('/') || null,
      startedAt: createdAt,
      acknowledgedAt: acknowledgedAt(incident),
      resolvedAt: state === 'resolved' ? (incident.resolved_at ?? changedAt) : null,
      labels: null,
      by: whoOf(incident, state),
      url: incident.html_url ?? null,
    },
  }
}

function acknowledgedAt({ acknowledgements }: Incident): number | null {
  const moments = (acknowledgements ?? []).flatMap(({ at }) => at ?? [])
  return moments.length === 0 ? null : moments.reduce((a, b) => Math.min(a, b))
}

/** Whoever took it on, ended it, or is asked to. */
function whoOf(incident: Incident, state: IncidentState): string | null {
  const { acknowledgements, assignments, last_status_change_by: last } = incident
  if (state === 'resolved') return last?.summary ?? null
  const [first] = acknowledgements ?? []
  const [assigned] = assignments ?? []
  return first?.acknowledger?.summary ?? assigned?.assignee?.summary ?? null
}
