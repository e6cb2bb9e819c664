import type { OutputOf } from '#shared/contract/index.ts'
import type { Deployment } from '#shared/vocabulary/deployment.ts'
import type { Incident, IncidentState } from '#shared/vocabulary/incident.ts'
import type { Outcome } from '#shared/vocabulary/observed.ts'
import type { Run } from '#shared/vocabulary/run.ts'

/** What has a list of its own here. */
export const happeningKinds = ['runs', 'deployments', 'incidents'] as const
export type HappeningKind = (typeof happeningKinds)[number]

export type Told = Extract<
  OutputOf<'observations.get'>['told'] & {},
  { readonly of: HappeningKind }
>

/** A run, a deployment or an incident as one line of a list: what somebody outside wrote is still as they wrote it. */
export type Happening = {
  readonly of: HappeningKind
  readonly source: Run['source']
  readonly key: string
  readonly stands: Outcome | IncidentState
  readonly title: string
  /** Branch, version or severity: what tells one from the others of its name. */
  readonly about: string | null
  readonly project: string
  readonly service: Run['service']
  /** What the source calls the place, and what that is here. */
  readonly place: string | null
  readonly environment: Deployment['environment']
  readonly by: string | null
  readonly at: number
  /** From when to when; `to` is `null` while it goes on, and it is `undefined` where that is not known. */
  readonly span: { readonly from: number; readonly to: number | null } | undefined
  readonly url: string | null
  readonly goneAt: number | null
}

export function toHappening(told: Told): Happening {
  if (told.of === 'runs') return ofRun(told.item)
  return told.of === 'deployments' ? ofDeployment(told.item) : ofIncident(told.item)
}

export const ofRun = (run: Run): Happening => ({
  ...shared(run),
  of: 'runs',
  stands: run.outcome,
  title: `${run.name}${run.number === null ? '' : ` #${run.number}`}${
    run.attempt > 1 ? `, attempt ${run.attempt}` : ''
  }`,
  about: run.branch,
  at: run.startedAt ?? run.createdAt,
  span: spanOf(run),
})

export const ofDeployment = (deployment: Deployment): Happening => ({
  ...shared(deployment),
  of: 'deployments',
  stands: deployment.outcome,
  title:
    deployment.version ?? deployment.ref ?? shortCommit(deployment.commit) ?? 'no version said',
  about: shortCommit(deployment.commit),
  place: deployment.place,
  environment: deployment.environment,
  at: deployment.createdAt,
  span: spanOf(deployment),
})

export const ofIncident = (incident: Incident): Happening => ({
  ...shared(incident),
  of: 'incidents',
  stands: incident.state,
  title: incident.title,
  about: incident.severity,
  at: incident.startedAt,
  span:
    incident.state === 'resolved' && incident.resolvedAt === null
      ? undefined
      : { from: incident.startedAt, to: incident.resolvedAt },
})

const shared = ({
  source,
  key,
  project,
  service,
  by,
  url,
  goneAt,
}: Pick<Run, 'source' | 'key' | 'project' | 'service' | 'by' | 'url' | 'goneAt'>) => ({
  ...{ source, key, project, service, by, url, goneAt },
  ...{ place: null, environment: null },
})

type Ran = Pick<Run, 'outcome' | 'startedAt' | 'finishedAt'>

/** Whoever has ended without saying when is not still going on. */
function spanOf({ outcome, startedAt, finishedAt }: Ran): Happening['span'] {
  if (startedAt === null) return undefined
  if (finishedAt === null && outcome !== 'running') return undefined
  return { from: startedAt, to: finishedAt }
}

export const shortCommit = (commit: string | null): string | null => commit?.slice(0, 8) ?? null

/** How one is named in an address: ids of sources have no colon. */
export const nameOf = ({ source, key }: Pick<Happening, 'source' | 'key'>): string =>
  `${source}:${key}`
