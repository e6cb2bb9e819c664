import { TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { NamePicker, type Option } from '#renderer/design/pickers/name-picker.tsx'
import { classWords, stateWords } from '#renderer/design/release/state-words.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { type DayTerm, dateOf, isMoving } from '#renderer/workbench/release-query/day-term.ts'
import { sameStates, unsettled } from '#renderer/workbench/release-query/state-groups.ts'
import type { Wanted } from '#renderer/workbench/release-query/wanted.ts'
import { EnvironmentId, PersonId, ServiceId } from '#shared/vocabulary/ids.ts'
import { ReleaseClass, ReleaseState } from '#shared/vocabulary/release.ts'
import { changeWanted } from './change-wanted.ts'
import { ChoiceMenu } from './choice-menu.tsx'

type Props = { readonly wanted: Wanted }

/** The filters that are needed now and then. */
export const MoreFilters = ({ wanted }: Props) => (
  <div className="sb-filters-more" role="group" aria-label="Filters">
    <ChoiceMenu
      label="State"
      none="Any state"
      options={ReleaseState.options}
      words={(state) => stateWords[state].word}
      chosen={statesOf(wanted)}
      summary={wanted.states === 'open' ? 'Not over' : undefined}
      onChoose={(states) => changeWanted({ states: meantBy(states) })}
    />
    <ChoiceMenu
      label="Class"
      none="Any class"
      options={ReleaseClass.options}
      words={(word) => classWords[word]}
      chosen={wanted.classes}
      onChoose={(classes) => changeWanted({ classes })}
    />
    <NamedFilters wanted={wanted} />
    <DayFilter label="Starts from" part="from" term={wanted.from} />
    <DayFilter label="Starts until" part="until" term={wanted.until} />
  </div>
)

const statesOf = ({ states }: Wanted): readonly ReleaseState[] => {
  if (states === 'any') return []
  return states === 'open' ? unsettled : states
}

function meantBy(states: readonly ReleaseState[]): Wanted['states'] {
  if (states.length === 0 || states.length === ReleaseState.options.length) return 'any'
  return sameStates(states, unsettled) ? 'open' : states
}

function NamedFilters({ wanted }: Props) {
  const { people, services, environments } = useCatalogue()
  const me = { value: 'me', label: 'Me, whoever looks' }
  return (
    <>
      <NamePicker
        label="Owner or lead"
        placeholder="Anybody"
        options={[me, ...useOptions(people.all)]}
        value={wanted.person ?? null}
        onChange={(id) => changeWanted({ person: id === 'me' ? id : PersonId.safeParse(id).data })}
      />
      <NamePicker
        label="Service"
        placeholder="Any service"
        options={useOptions(services.all)}
        value={wanted.service ?? null}
        onChange={(id) => changeWanted({ service: ServiceId.safeParse(id).data })}
      />
      <NamePicker
        label="Environment"
        placeholder="Any environment"
        options={useOptions(environments.all)}
        value={wanted.environment ?? null}
        onChange={(id) => changeWanted({ environment: EnvironmentId.safeParse(id).data })}
      />
    </>
  )
}

type Named = { readonly id: string; readonly name: string | null }

const useOptions = (things: readonly Named[]): readonly Option[] =>
  useMemo(
    () => things.map(({ id, name }) => ({ value: id, label: name ?? 'Name erased' })),
    [things],
  )

type DayProps = {
  readonly label: string
  readonly part: 'from' | 'until'
  readonly term: DayTerm | undefined
}

/** A day in the reader's zone; one that moves with the clock says so. */
function DayFilter({ label, part, term }: DayProps) {
  const { zone } = useMe()
  const now = useNow()
  return (
    <TextInput
      type="date"
      label={term !== undefined && isMoving(term) ? `${label} (${term})` : label}
      value={term === undefined ? '' : dateOf(term, { now, zone })}
      min="1900-01-01"
      max="2199-12-31"
      onChange={({ currentTarget }) => changeWanted({ [part]: currentTarget.value || undefined })}
    />
  )
}
