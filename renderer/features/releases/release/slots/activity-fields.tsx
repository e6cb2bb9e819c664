import { Radio, SimpleGrid, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { ZonePicker } from '#renderer/design/pickers/zone-picker.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import type { LiveForm } from '../form/use-live-form.ts'
import { type ActivityValues, activityOfValues, placedSlot } from './activity-values.ts'
import { SlotLines } from './slot-lines.tsx'

type Props = {
  readonly form: Pick<LiveForm<ActivityValues>, 'values' | 'change' | 'faultAt' | 'faults'>
  readonly environments: ReturnType<typeof useCatalogue>['environments']
  /** The reader's own zone. */
  readonly zone: string
}

/** Where and when, typed in the clock times of the slot's own zone. */
export function ActivityFields({ form, environments, zone }: Props) {
  const { values, change, faultAt } = form
  const options = useMemo(
    () =>
      environments.all
        .filter(({ id, retired }) => !retired || id === values.environment)
        .toSorted((one, other) => one.stage - other.stage)
        .map(({ id, name }) => ({ value: id as string, label: name })),
    [environments.all, values.environment],
  )
  const textOf = (field: 'title' | 'region' | 'from' | 'to') => ({
    value: values[field],
    error: faultAt(field),
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      change({ [field]: currentTarget.value }),
  })
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="sm">
        <NamePicker
          label="Environment"
          required
          placeholder="Type a name"
          options={options}
          value={values.environment}
          error={faultAt('environment')}
          onChange={(environment) => change({ environment })}
        />
        <TextInput label="Region" placeholder="eu-central-1" {...textOf('region')} />
        <TextInput label="Title" placeholder="First wave" {...textOf('title')} />
        <TextInput label="Starts" type="datetime-local" required {...textOf('from')} />
        <TextInput label="Ends" type="datetime-local" required {...textOf('to')} />
        <ZonePicker
          label="In the clock times of"
          required
          value={values.zone}
          error={faultAt('zone')}
          onChange={(next) => change({ zone: next })}
        />
      </SimpleGrid>
      <WhichHour form={form} />
      <Preview values={values} faults={form.faults} zone={zone} />
    </>
  )
}

/** Only asked where clocks show the time twice. */
function WhichHour({ form: { values, change, faults } }: Pick<Props, 'form'>) {
  const fault = faults['repeated']
  if (!fault && values.repeated === '') return null
  return (
    <Radio.Group
      label="Which of the two hours"
      description="Clocks are set back that night and show this time twice."
      value={values.repeated}
      error={fault}
      onChange={(next) => {
        if (next === 'earlier' || next === 'later') change({ repeated: next })
      }}
    >
      <Radio mt={6} value="earlier" label="The earlier one, before clocks are set back" />
      <Radio mt={6} value="later" label="The later one, after clocks are set back" />
    </Radio.Group>
  )
}

type PreviewProps = {
  readonly values: ActivityValues
  readonly faults: LiveForm<ActivityValues>['faults']
  readonly zone: string
}

/** What has been typed, as everybody will read it. */
function Preview({ values, faults, zone }: PreviewProps) {
  const now = useNow()
  const isTyped = values.from !== '' && values.to !== '' && values.zone !== null
  const isPlaceable = !faults['from'] && !faults['to'] && !faults['zone'] && !faults['repeated']
  const slot = isTyped && isPlaceable ? placedSlot(activityOfValues(values).slot) : undefined
  if (!slot) return null
  return (
    <div role="status">
      <SlotLines slot={slot} zone={zone} now={now} />
    </div>
  )
}
