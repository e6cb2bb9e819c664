import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { OutsideLink } from '#renderer/design/outside-link.tsx'
import { OutsideText } from '#renderer/design/outside-text.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import { whyOutcome, whyState } from '#shared/domain/observations/why-outcome.ts'
import { type Told, toHappening } from '../happening.ts'
import { HappeningStanding } from '../happening-standing.tsx'
import { tookWords } from '../happening-words.ts'
import { DeploymentFacts, IncidentFacts, RunFacts } from './kind-facts.tsx'

type Props = {
  readonly told: Told
  /** What the source is called here. */
  readonly source: string
}

/** Everything that is known of a run, a deployment or an incident, and why it is told so. */
export function HappeningFacts({ told, source }: Props) {
  const now = useNow()
  const happening = toHappening(told)
  const { stands, by, project, url } = happening
  const took = tookWords(happening, now)
  return (
    <Fields>
      <Field name="Came out">
        <HappeningStanding stands={stands} />
        <div className="sb-happening-why">
          <OutsideText>{whyOf(told, source)}</OutsideText>
        </div>
      </Field>
      {told.of === 'runs' && <RunFacts run={told.item} />}
      {told.of === 'deployments' && <DeploymentFacts deployment={told.item} />}
      {told.of === 'incidents' && <IncidentFacts incident={told.item} source={source} />}
      <Field name="Service">
        <ServiceName told={told} />
      </Field>
      <Field name="Project">
        {project === '' ? (
          <Unsaid>the source names none</Unsaid>
        ) : (
          <OutsideText>{project}</OutsideText>
        )}
      </Field>
      <Field name="Who">{by !== null && <OutsideText>{by}</OutsideText>}</Field>
      <Field name="Took">{took}</Field>
      <Field name="Over there">
        <OutsideLink url={url} to="Open it" />
      </Field>
    </Fields>
  )
}

const whyOf = (told: Told, source: string): string =>
  told.of === 'incidents'
    ? whyState({ ...told.item, source })
    : whyOutcome({ ...told.item, source })

function ServiceName({ told: { item } }: Pick<Props, 'told'>) {
  const { services } = useCatalogue()
  if (item.service === null) {
    return (
      <>
        <Unsaid>nobody has said which its project belongs to</Unsaid>{' '}
        <a href={hrefTo(['sources'])}>Say it in Sources</a>
      </>
    )
  }
  return <a href={hrefTo(['services', item.service])}>{services.name(item.service) ?? '…'}</a>
}
