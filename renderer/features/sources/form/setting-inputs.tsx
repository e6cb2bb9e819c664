import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { errorWithin, type FormOf } from '#renderer/design/forms/form-of.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { NamesInput } from './names-input.tsx'
import { setSetting } from './set-within.ts'
import type { Json, SettingField } from './setting-fields.ts'
import type { SourceValues } from './source-values.ts'

export type Probed = NonNullable<OutputOf<'sources.test'>['probed']>

type Props = {
  readonly form: FormOf<SourceValues>
  readonly fields: readonly SettingField[]
  /** What the last test found; `undefined` before one. */
  readonly probed: Probed | undefined
}

/** One field for each thing that a kind wants to know. */
export const SettingInputs = ({ form, fields, probed }: Props) =>
  fields.map((field) => {
    const { name, label, says } = field
    const about = {
      label,
      ...(says !== undefined && { description: says }),
      error: errorWithin(form.errors, `settings.${name}`),
    }
    const value = form.values.settings[name]
    const change = (said: Json | undefined) => setSetting(form, { name, value: said })
    return <OneInput key={name} {...{ field, about, value, change, probed }} />
  })

type About = {
  readonly label: string
  readonly description?: string
  readonly error: ReturnType<typeof errorWithin>
}
type OneProps = Pick<Props, 'probed'> & {
  readonly field: SettingField
  readonly about: About
  readonly value: Json | undefined
  readonly change: (value: Json | undefined) => void
}

function OneInput({ field, about, value, change, probed }: OneProps) {
  const { of, choices, nullable, whole, usual, fromProjects } = field
  const nothing = nullable ? null : undefined
  const text = typeof value === 'string' ? value : ''
  switch (of) {
    case 'flag':
      return (
        <Checkbox
          className="sb-form-wide"
          {...about}
          checked={(value ?? usual) === true}
          onChange={({ currentTarget }) => change(currentTarget.checked)}
        />
      )
    case 'number':
      return (
        <NumberInput
          {...about}
          size="sm"
          allowDecimal={!whole}
          placeholder={typeof usual === 'number' ? String(usual) : ''}
          value={typeof value === 'number' ? value : ''}
          onChange={(said) => change(said === '' ? nothing : Number(said))}
        />
      )
    case 'choice':
      return (
        <Select
          {...about}
          size="sm"
          data={[...choices]}
          value={text || null}
          clearable={field.optional}
          onChange={(said) => change(said ?? nothing)}
        />
      )
    case 'list': {
      const names = Array.isArray(value) ? value.map(String) : []
      return (
        <NamesInput
          {...about}
          names={names}
          onChange={change}
          {...offeredBy(probed, fromProjects)}
        />
      )
    }
    case 'text':
      return (
        <TextInput
          {...about}
          value={text}
          onChange={({ currentTarget }) => change(currentTarget.value || nothing)}
        />
      )
    default:
      return (
        <p className="sb-unsaid">
          {about.label}: this cannot be set on the screen; the command line can.
        </p>
      )
  }
}

const offeredBy = (probed: Probed | undefined, wanted: SettingField['fromProjects']) =>
  wanted ? { chosenFrom: probed ?? ('untested' as const) } : {}
