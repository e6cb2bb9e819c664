import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { ItemKind } from '#shared/vocabulary/release.ts'
import type { LiveForm } from '../form/use-live-form.ts'
import { type ItemValues, withService } from './item-values.ts'
import { kindWords } from './item-words.ts'

type Props = {
  readonly form: Pick<LiveForm<ItemValues>, 'values' | 'change' | 'faultAt'>
  readonly services: ReturnType<typeof useCatalogue>['services']
}

/** What one item is: the few things that matter first, the rest beneath. */
export function ItemFields({ form: { values, change, faultAt }, services }: Props) {
  const options = useMemo(
    () =>
      services.all
        .filter(({ id, retired }) => !retired || id === values.service)
        .map(({ id, name }) => ({ value: id as string, label: name })),
    [services.all, values.service],
  )
  const scheme = values.service === null ? null : services.find(values.service)?.versionScheme
  const textOf = (field: TextField) => ({
    value: values[field],
    error: faultAt(field),
    onChange: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) =>
      change({ [field]: currentTarget.value }),
  })
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <NativeSelect
        label="Kind"
        data={kinds}
        value={values.kind}
        onChange={({ currentTarget }) => {
          const kind = ItemKind.safeParse(currentTarget.value)
          if (kind.success) change({ kind: kind.data })
        }}
      />
      <NamePicker
        label="Service"
        required={values.kind === 'service'}
        placeholder="Type a name"
        options={options}
        value={values.service}
        error={faultAt('service')}
        onChange={(id) =>
          change(withService(values, { id, findService: services.find }), 'service')
        }
      />
      <TextInput label="Title" required {...textOf('title')} />
      <TextInput
        label="Version"
        placeholder={scheme === 'date' ? '2026.11.20' : '1.4.0'}
        {...textOf('version')}
      />
      <TextInput label="Build" placeholder="build-8812" {...textOf('buildId')} />
      <TextInput label="Change reference" placeholder="CHG0041187" {...textOf('changeReference')} />
      <TextInput label="Artifact digest" placeholder="sha256:…" {...textOf('artifactDigest')} />
      <TextInput label="Business capability" {...textOf('businessCapability')} />
    </SimpleGrid>
  )
}

type TextField = Exclude<keyof ItemValues, 'kind' | 'service'>

const kinds = Object.entries(kindWords).map(([value, label]) => ({ value, label }))
