import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { strategyWords } from '../items/item-words.ts'
import { NameLink } from '../name-link.tsx'

type Props = { readonly release: Release }

/** What is said about the release; what is not said shows as not said. */
export function DetailsRead({ release }: Props) {
  const { people } = useCatalogue()
  const { goal, strategy, owner, lead, complianceTags, references } = release
  const person = (id: string | null) =>
    id === null ? undefined : <NameLink id={id} room="people" name={people.name(id)} />
  return (
    <Fields>
      <Field name="Goal">
        {goal === null ? undefined : <span className="sb-release-words">{goal}</span>}
      </Field>
      <Field name="Class">{classWords[release.class]}</Field>
      <Field name="Strategy">{strategy === null ? undefined : strategyWords[strategy]}</Field>
      <Field name="Owner">{person(owner)}</Field>
      <Field name="Lead">{person(lead)}</Field>
      <Field name="Compliance tags">{complianceTags.join(', ') || undefined}</Field>
      <Field name="References">
        {references.length === 0 ? undefined : (
          <ul className="sb-release-list">
            {references.map((reference) => (
              <li key={`${reference.system} ${reference.key}`}>
                <ReferenceWords reference={reference} />
              </li>
            ))}
          </ul>
        )}
      </Field>
      <Field name="Abort criteria">
        <Criteria of={release} />
      </Field>
      <Field name="Rollback scope">
        <Scope of={release} />
      </Field>
    </Fields>
  )
}

type ReferenceProps = { readonly reference: Release['references'][number] }

/** Opens outside of the workbench, which must not be handed along. */
const ReferenceWords = ({ reference: { system, key, url } }: ReferenceProps) =>
  url === null ? (
    `${system} ${key}`
  ) : (
    <a href={url} target="_blank" rel="noreferrer noopener">
      {system} {key}
    </a>
  )

type Of = { readonly of: Release }

function Criteria({ of: { abortCriteria } }: Of) {
  if (abortCriteria === null) return <span className="sb-unsaid">erased</span>
  if (abortCriteria.length === 0) return <span className="sb-unsaid">none yet</span>
  return (
    <ul className="sb-release-list">
      {abortCriteria.map((words, place) => (
        <li key={place} className="sb-release-words">
          {words}
        </li>
      ))}
    </ul>
  )
}

function Scope({ of: { rollbackScope, items } }: Of) {
  if (rollbackScope === null) return <span className="sb-unsaid">not decided</span>
  if (rollbackScope.of === 'wholeRelease') return 'The whole release'
  const named = new Set<string>(rollbackScope.items)
  const titles = items.filter(({ id }) => named.has(id)).map(({ title }) => title)
  return `These items: ${titles.join(', ')}`
}
