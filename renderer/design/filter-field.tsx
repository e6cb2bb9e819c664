import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'

type Props = {
  readonly label: string
  readonly value: string
  readonly onChange: (words: string) => void
}

/** Narrows a list down to what has the words; `focusFilter` leads here. */
export const FilterField = ({ label, value, onChange }: Props) => (
  <TextInput
    data-filter
    w={240}
    aria-label={label}
    placeholder={label}
    leftSection={<IconSearch size={15} aria-hidden />}
    rightSection={
      value !== '' && (
        <CloseButton size="sm" aria-label="Clear the words" onClick={() => onChange('')} />
      )
    }
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
)

export function focusFilter(): void {
  const field = document.querySelector<HTMLInputElement>('input[data-filter]')
  field?.focus()
  field?.select()
}
