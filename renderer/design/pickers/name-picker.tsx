import { Select } from '@mantine/core'
import type { ReactNode } from 'react'

export type Option = { readonly value: string; readonly label: string }

type Props = {
  readonly label: string
  readonly description?: string
  readonly options: readonly Option[]
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly error?: ReactNode
  readonly required?: boolean
  readonly disabled?: boolean
  readonly placeholder?: string
  /** `false` where it has the focus before anybody has seen what it asks: typing opens it then. */
  readonly openOnFocus?: false
}

/** Chooses one of many by name: typing narrows them down, and no more than fifty are drawn at once. */
export const NamePicker = ({ options, value, ...props }: Props) => (
  <Select
    {...props}
    size="sm"
    data={options as Option[]}
    value={value}
    searchable
    clearable={!props.required}
    limit={50}
    nothingFoundMessage="Nothing goes by that name."
    clearButtonProps={{ 'aria-label': `Clear ${props.label}` }}
  />
)
