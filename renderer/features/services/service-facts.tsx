import { Field, Fields } from '#renderer/design/fields.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { downtimeWord, schemeWords, sensitivityWord } from './service-words.ts'
import './services.css'

type Props = {
  readonly service: Service
  /** `undefined` while it is on its way. */
  readonly owner: string | null | undefined
}

/** What is known about a service; what is not says so. */
export const ServiceFacts = ({ service, owner }: Props) => (
  <Fields>
    <Field name="Tier">{service.tier} (0 is what most depends on)</Field>
    <Field name="Owner">
      {service.ownerTeam === null ? (
        <Unsaid>nobody yet</Unsaid>
      ) : (
        <a href={hrefTo(['people'], { team: service.ownerTeam })}>
          {owner === undefined ? '…' : (owner ?? 'a team that is not listed')}
        </a>
      )}
    </Field>
    <Field name="Versions">
      {service.versionScheme === null
        ? undefined
        : `${schemeWords[service.versionScheme]} versions`}
    </Field>
    <Field name="Regions">{service.regions.join(', ') || undefined}</Field>
    <Field name="Sensitivity">
      {service.sensitivity === null ? (
        <Unsaid>not classified, which is not the same as public</Unsaid>
      ) : (
        sensitivityWord(service.sensitivity)
      )}
    </Field>
    <Field name="Zero downtime">
      {service.needsZeroDowntime === null ? (
        <Unsaid>not decided</Unsaid>
      ) : (
        downtimeWord(service.needsZeroDowntime)
      )}
    </Field>
    <Field name="Repository">{repositoryOf(service)}</Field>
    <Field name="Description">
      {service.description === null ? undefined : (
        <p className="sb-service-description">{service.description}</p>
      )}
    </Field>
  </Fields>
)

function repositoryOf({ repository }: Service) {
  if (repository === null) return undefined
  if (!/^https:/i.test(repository)) return repository
  return (
    <a href={repository} target="_blank" rel="noreferrer noopener">
      {repository}
    </a>
  )
}
