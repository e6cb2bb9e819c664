import { NumberInput, TextInput } from '@mantine/core'
import type { FormOf } from '#renderer/design/forms/form-of.ts'
import '#renderer/design/forms/form.css'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { EnvironmentDetails } from '#shared/vocabulary/environment.ts'
import type { EnvironmentValues } from './environment-values.ts'
import { sharingWord } from './environment-words.ts'

type Props = { readonly form: FormOf<EnvironmentValues> }

const { sharing } = EnvironmentDetails.shape

/** Everything that can be said about an environment; region and capacity may stay unknown. */
export function EnvironmentForm({ form }: Props) {
  const { values, errors, setFieldValue } = form
  return (
    <div className="sb-form-grid">
      <TextInput label="Name" required {...form.getInputProps('name')} />
      <NumberInput
        label="Stage"
        description="Its place in the promotion order: releases move from lower stages to higher ones."
        required
        size="sm"
        allowDecimal={false}
        value={values.stage ?? ''}
        onChange={(stage) => setFieldValue('stage', numberIn(stage))}
        error={errors['stage']}
      />
      <NamePicker
        label="Tier"
        description="How much depends on it: 0 is the most."
        placeholder="Choose"
        required
        options={['0', '1', '2', '3'].map((value) => ({ value, label: `Tier ${value}` }))}
        value={values.tier === undefined ? null : String(values.tier)}
        onChange={(tier) => setFieldValue('tier', tier === null ? undefined : Number(tier))}
        error={errors['tier']}
      />
      <TextInput
        label="Region"
        placeholder="Not said"
        value={values.region ?? ''}
        onChange={({ currentTarget: { value } }) => setFieldValue('region', value || null)}
        error={errors['region']}
      />
      <NamePicker
        label="Sharing"
        required
        options={sharing.options.map((value) => ({ value, label: sharingWord(value) }))}
        value={values.sharing}
        onChange={(found) => found !== null && setFieldValue('sharing', sharing.parse(found))}
        error={errors['sharing']}
      />
      <NumberInput
        label="Releases it takes at once"
        placeholder="Not said"
        size="sm"
        allowDecimal={false}
        value={values.capacity ?? ''}
        onChange={(capacity) => setFieldValue('capacity', numberIn(capacity) ?? null)}
        error={errors['capacity']}
      />
    </div>
  )
}

/** A number field that was emptied holds an empty text. */
const numberIn = (value: string | number): number | undefined =>
  value === '' || Number.isNaN(Number(value)) ? undefined : Number(value)
