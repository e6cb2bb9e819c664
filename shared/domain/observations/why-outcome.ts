import type { Incident, IncidentState, Severity } from '../../vocabulary/incident.ts'
import type { Outcome } from '../../vocabulary/observed.ts'

const means: Readonly<Record<Outcome, string>> = {
  waiting: 'it has not begun',
  running: 'it has not ended',
  succeeded: 'it ended well; nothing else counts as good',
  failed: 'it ended badly',
  unstable: 'it ran to its end with something amiss, which is not good',
  cancelled: 'somebody or something stopped it, which says nothing of whether it would have worked',
  skipped: 'it did not run at all',
  superseded: 'it worked, and something newer took its place',
  unknown: 'we do not know what that word means, and unknown is never good',
}

type Told = { readonly outcome: Outcome; readonly original: string; readonly source: string }

/** Why an outcome was called so: the source's own word beside ours. */
export const whyOutcome = ({ outcome, original, source }: Told): string =>
  original === '' && outcome === 'unknown'
    ? `${source} does not say how it stands, and unknown is never good.`
    : `${said(source, original)}. We call that ${outcome}: ${means[outcome]}.`

const stateMeans: Readonly<Record<IncidentState, string>> = {
  firing: 'it goes on, and nobody has said that they look after it',
  acknowledged: 'it goes on, and somebody looks after it',
  silenced: 'it goes on, and nobody is told of it',
  resolved: 'it is over',
  unknown: 'we do not know what that word means, and unknown is never good',
}

type Stands = Pick<Incident, 'state' | 'original'> & { readonly source: string }

/** The same for an incident or an alert. */
export const whyState = ({ state, original, source }: Stands): string =>
  `${said(source, original)}. We call that ${state}: ${stateMeans[state]}.`

type Bad = {
  readonly severity: Severity | null
  readonly original: string | null
  readonly source: string
}

/** How bad it is, and in which word the source said so. */
export function whySeverity({ severity, original, source }: Bad): string {
  if (severity === null) return `${source} does not say how bad it is.`
  return original === null || original === severity
    ? `${severity}, as ${source} says`
    : `${severity}; ${source} says “${original}”`
}

const said = (source: string, original: string): string =>
  original === '' ? `${source} has no word of its own for it` : `${source} says “${original}”`
