import { NativeSelect, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import type { LiveForm } from '../form/use-live-form.ts'
import { strategyWords } from '../items/item-words.ts'
import { AbortCriteria } from './abort-criteria.tsx'
import type { DetailsValues } from './details-values.ts'
import { References } from './references.tsx'

export type DetailsForm = Pick<LiveForm<DetailsValues>, 'values' | 'change' | 'faultAt'>

type Props = { readonly form: DetailsForm; readonly catalogue: ReturnType<typeof useCatalogue> }

/** Name, goal, how it goes out, and who stands for it. */
export function AimFields({ form: { values, change, faultAt }, catalogue }: Props) {
  const people = usePeopleOptions(catalogue.people.all, [values.owner, values.lead])
  return (
    <>
      <TextInput
        label="Name"
        required
        data-autofocus
        value={values.name}
        error={faultAt('name')}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
      />
      <Textarea
        label="Goal"
        description="What is better once it is out, in a sentence or two."
        autosize
        minRows={2}
        maxRows={12}
        value={values.goal}
        error={faultAt('goal')}
        onChange={({ currentTarget }) => change({ goal: currentTarget.value })}
      />
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <NamePicker
          label="Owner"
          placeholder="Not said"
          options={people}
          value={values.owner}
          error={faultAt('owner')}
          onChange={(owner) => change({ owner })}
        />
        <NamePicker
          label="Lead"
          placeholder="Not said"
          options={people}
          value={values.lead}
          error={faultAt('lead')}
          onChange={(lead) => change({ lead })}
        />
        <NativeSelect
          label="Strategy"
          data={strategies}
          value={values.strategy ?? ''}
          error={faultAt('strategy')}
          onChange={({ currentTarget }) => change({ strategy: strategyIn(currentTarget.value) })}
        />
      </SimpleGrid>
    </>
  )
}

/** What it is held to: tags, references and when to stop. */
export const DutyFields = ({ form }: Pick<Props, 'form'>) => {
  const { values, change, faultAt } = form
  return (
    <>
      <TagsInput
        label="Compliance tags"
        description="Enter adds one, such as PCI or SOX."
        value={[...values.complianceTags]}
        error={faultOfAny(form, 'complianceTags', values.complianceTags.length)}
        onChange={(complianceTags) => change({ complianceTags })}
      />
      <References
        rows={values.references}
        faultAt={faultAt}
        onChange={(references, path) => change({ references }, path)}
      />
      <AbortCriteria
        rows={values.abortCriteria}
        faultAt={faultAt}
        onChange={(abortCriteria, path) => change({ abortCriteria }, path)}
      />
    </>
  )
}

/** Tags stand in one field, so the first fault among them is told there. */
function faultOfAny({ faultAt }: DetailsForm, list: string, count: number) {
  const paths = [list, ...Array.from({ length: count }, (_, place) => `${list}.${place}`)]
  return paths.map(faultAt).find((fault) => fault !== undefined)
}

const strategies = [
  { value: '', label: 'Not chosen' },
  ...Object.entries(strategyWords).map(([value, label]) => ({ value, label })),
]

const strategyIn = (value: string): DetailsValues['strategy'] =>
  value in strategyWords ? (value as keyof typeof strategyWords) : null

type Somebody = { readonly id: string; readonly name: string | null; readonly active: boolean }

/** Active people, and whoever is chosen already. */
function usePeopleOptions(all: readonly Somebody[], chosen: readonly (string | null)[]) {
  const [one, other] = chosen
  return useMemo(
    () =>
      all
        .filter(({ id, active }) => active || id === one || id === other)
        .map(({ id, name, active }) => ({
          value: id,
          label: `${name ?? 'Name unknown'}${active ? '' : ' (not active)'}`,
        })),
    [all, one, other],
  )
}
