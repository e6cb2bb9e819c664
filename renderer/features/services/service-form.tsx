import { TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ChangeEvent } from 'react'
import { errorWithin, type FormOf } from '#renderer/design/forms/form-of.ts'
import '#renderer/design/forms/form.css'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { Sensitivity, VersionScheme } from '#shared/vocabulary/service.ts'
import type { ServiceValues } from './service-values.ts'
import { schemeWords, sensitivityWord } from './service-words.ts'

type Props = {
  readonly form: FormOf<ServiceValues>
  readonly teams: readonly { readonly id: string; readonly name: string }[]
}

/** Everything that can be said about a service; only name and tier have to be. */
export function ServiceForm({ form, teams }: Props) {
  const { values, errors, setFieldValue } = form
  const words = (field: 'description' | 'repository') => ({
    value: values[field] ?? '',
    error: errors[field],
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      setFieldValue(field, currentTarget.value === '' ? null : currentTarget.value),
  })
  return (
    <div className="sb-form-grid">
      <TextInput label="Name" required {...form.getInputProps('name')} />
      <NamePicker
        label="Owner team"
        placeholder="Nobody yet"
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.ownerTeam}
        onChange={(team) => setFieldValue('ownerTeam', team)}
        error={errors['ownerTeam']}
      />
      <TierPicker form={form} />
      <NamePicker
        label="Version scheme"
        description="By which versions are compared: 1.4.0, or 2026.11.20."
        placeholder="Not said"
        options={VersionScheme.options.map((value) => ({ value, label: schemeWords[value] }))}
        value={values.versionScheme}
        onChange={(scheme) =>
          setFieldValue('versionScheme', VersionScheme.nullable().parse(scheme))
        }
      />
      <NamePicker
        label="Sensitivity of what it holds"
        placeholder="Not classified"
        options={Sensitivity.options.map((value) => ({ value, label: sensitivityWord(value) }))}
        value={values.sensitivity}
        onChange={(found) => setFieldValue('sensitivity', Sensitivity.nullable().parse(found))}
      />
      <NamePicker
        label="Zero downtime"
        placeholder="Not decided"
        options={[
          { value: 'yes', label: 'Needed' },
          { value: 'no', label: 'Not needed' },
        ]}
        value={values.needsZeroDowntime === null ? null : values.needsZeroDowntime ? 'yes' : 'no'}
        onChange={(need) =>
          setFieldValue('needsZeroDowntime', need === null ? null : need === 'yes')
        }
      />
      <Regions form={form} />
      <TextInput
        label="Repository"
        description="Where its code is kept."
        placeholder="https://…"
        inputMode="url"
        {...words('repository')}
      />
      <Textarea
        className="sb-form-wide"
        label="Description"
        autosize
        minRows={2}
        {...words('description')}
      />
    </div>
  )
}

const TierPicker = ({ form }: Pick<Props, 'form'>) => (
  <NamePicker
    label="Tier"
    description="How much depends on it: 0 is the most."
    placeholder="Choose"
    required
    options={['0', '1', '2', '3'].map((value) => ({ value, label: `Tier ${value}` }))}
    value={form.values.tier === undefined ? null : String(form.values.tier)}
    onChange={(tier) => form.setFieldValue('tier', tier === null ? undefined : Number(tier))}
    error={form.errors['tier']}
  />
)

const Regions = ({ form }: Pick<Props, 'form'>) => (
  <TagsInput
    label="Regions"
    size="sm"
    description="Enter after each."
    placeholder={form.values.regions.length === 0 ? 'Not said' : ''}
    value={form.values.regions}
    onChange={(regions) => form.setFieldValue('regions', regions)}
    error={errorWithin(form.errors, 'regions')}
  />
)
