import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { Field } from '#renderer/design/fields.tsx'
import { OutsideText } from '#renderer/design/outside-text.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { whySeverity } from '#shared/domain/observations/why-outcome.ts'
import type { Deployment } from '#shared/vocabulary/deployment.ts'
import type { Incident } from '#shared/vocabulary/incident.ts'
import type { Run } from '#shared/vocabulary/run.ts'
import { When } from './when.tsx'

type Text = string | null

const said = (text: Text) => (text === null ? undefined : <OutsideText>{text}</OutsideText>)

type RunProps = { readonly run: Run }

export const RunFacts = ({ run }: RunProps) => (
  <>
    <Field name="Pipeline">{said(run.name)}</Field>
    <Field name="Number">{said(run.number)}</Field>
    <Field name="Attempt">{run.attempt}</Field>
    <Field name="Branch">{said(run.branch)}</Field>
    <Field name="Commit">{said(run.commit)}</Field>
    <Field name="Trigger">{said(run.trigger)}</Field>
    <Ran of={run} />
  </>
)

type DeploymentProps = { readonly deployment: Deployment }

export function DeploymentFacts({ deployment }: DeploymentProps) {
  const { place, environment } = deployment
  const { environments } = useCatalogue()
  return (
    <>
      <Field name="Environment">
        {environment === null ? (
          <Unsaid>nobody has said which the place is</Unsaid>
        ) : (
          <a href={hrefTo(['environments', environment])}>
            {environments.name(environment) ?? '…'}
          </a>
        )}
      </Field>
      <Field name="Place">{said(place)}</Field>
      <Field name="Version">{said(deployment.version)}</Field>
      <Field name="Ref">{said(deployment.ref)}</Field>
      <Field name="Commit">{said(deployment.commit)}</Field>
      <Ran of={deployment} />
    </>
  )
}

type RanProps = { readonly of: Pick<Run, 'createdAt' | 'startedAt' | 'finishedAt'> }

const Ran = ({ of: { createdAt, startedAt, finishedAt } }: RanProps) => (
  <>
    <Field name="Asked for">
      <When at={createdAt} />
    </Field>
    <Field name="Began">
      <When at={startedAt} />
    </Field>
    <Field name="Ended">
      <When at={finishedAt} />
    </Field>
  </>
)

type IncidentProps = { readonly incident: Incident; readonly source: string }

export const IncidentFacts = ({ incident, source }: IncidentProps) => (
  <>
    <Field name="Kind">{incident.kind === 'alert' ? 'an alert of a rule' : 'an incident'}</Field>
    <Field name="How bad">
      <OutsideText>
        {whySeverity({
          severity: incident.severity,
          original: incident.originalSeverity,
          source,
        })}
      </OutsideText>
    </Field>
    <Field name="Began">
      <When at={incident.startedAt} />
    </Field>
    <Field name="Looked after">
      <When at={incident.acknowledgedAt} />
    </Field>
    <Field name="Resolved">
      <When
        at={incident.resolvedAt}
        otherwise={incident.state === 'resolved' ? 'not said when' : 'not yet'}
      />
    </Field>
    <Field name="Labels">
      {incident.labels && (
        <ul className="sb-happening-labels">
          {Object.entries(incident.labels).map(([name, value]) => (
            <li key={name}>
              <OutsideText>{name}</OutsideText>: <OutsideText>{value}</OutsideText>
            </li>
          ))}
        </ul>
      )}
    </Field>
  </>
)
