import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { type Address, goToInPlace, hrefTo, withQuery } from '#renderer/workbench/address.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import { IncidentState } from '#shared/vocabulary/incident.ts'
import { Outcome } from '#shared/vocabulary/observed.ts'
import { type Happening, happeningKinds } from '../happening.ts'
import { standsWord } from '../happening-standing.tsx'
import { kindTitles } from '../happening-words.ts'
import { isNarrowed, type Wanted } from './wanted.ts'

type Props = { readonly address: Address; readonly wanted: Wanted }

/** Which kind, how it came out, where, when and from whom; all of it stands in the address. */
export function OutsideFilters({ address, wanted }: Props) {
  const { services, environments } = useCatalogue()
  const sources = useSources().data?.items ?? []
  const { show } = wanted
  const set = (changes: Record<string, string | undefined>) =>
    goToInPlace(withQuery(address, { ...changes, before: undefined, open: undefined }))
  return (
    <div className="sb-outside-tools">
      <SegmentedControl
        aria-label="What is listed"
        size="sm"
        data={happeningKinds.map((kind) => ({ value: kind, label: kindTitles[kind] }))}
        value={show}
        onChange={(kind) => set({ show: kind, outcome: undefined, state: undefined })}
      />
      <Choice
        label="Came out"
        any="However it came out"
        options={show === 'incidents' ? stateOptions : outcomeOptions}
        value={wanted.outcome ?? wanted.state}
        onChange={(value) => set(show === 'incidents' ? { state: value } : { outcome: value })}
      />
      <Choice
        label="Since"
        any="At any time"
        options={sinceOptions}
        value={wanted.since}
        onChange={(since) => set({ since })}
      />
      <Choice
        label="Source"
        any="From every source"
        options={sources.map(({ id, name }) => ({ value: id, label: name }))}
        value={wanted.source}
        onChange={(source) => set({ source })}
      />
      <NamePicker
        label="Service"
        placeholder="Any"
        options={optionsOf(services.all)}
        value={wanted.service ?? null}
        onChange={(service) => set({ service: service ?? undefined })}
      />
      {show === 'deployments' && (
        <NamePicker
          label="Environment"
          placeholder="Any"
          options={optionsOf(environments.all)}
          value={wanted.environment ?? null}
          onChange={(environment) => set({ environment: environment ?? undefined })}
        />
      )}
      {isNarrowed(wanted) && <a href={hrefTo(['outside'], { show })}>Leave out every filter</a>}
    </div>
  )
}

type Option = { readonly value: string; readonly label: string }

const optionOf = (value: Happening['stands']): Option => ({ value, label: standsWord(value) })
const outcomeOptions = Outcome.options.map(optionOf)
const stateOptions = IncidentState.options.map(optionOf)
const sinceOptions: readonly Option[] = [
  { value: 'day', label: 'Within a day' },
  { value: 'week', label: 'Within a week' },
  { value: 'month', label: 'Within 30 days' },
]

const optionsOf = (all: readonly { readonly id: string; readonly name: string | null }[]) =>
  all.map(({ id, name }) => ({ value: id, label: name ?? id.slice(0, 8) }))

type ChoiceProps = {
  readonly label: string
  readonly any: string
  readonly options: readonly Option[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

const Choice = ({ label, any, options, value, onChange }: ChoiceProps) => (
  <NativeSelect
    label={label}
    size="sm"
    data={[{ value: '', label: any }, ...options]}
    value={value ?? ''}
    onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
  />
)
