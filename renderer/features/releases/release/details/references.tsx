import { SimpleGrid, TextInput } from '@mantine/core'
import { RowList } from '../form/row-list.tsx'
import { blankReference, type DetailsValues } from './details-values.ts'

type Rows = DetailsValues['references']

type Props = {
  readonly rows: Rows
  readonly faultAt: (path: string) => string | undefined
  readonly onChange: (rows: Rows, path: string) => void
}

const fields = [
  { name: 'system', label: 'System', placeholder: 'Jira' },
  { name: 'key', label: 'Key', placeholder: 'PAY-4711' },
  { name: 'url', label: 'Web address', placeholder: 'https://…' },
] as const

/** Under which keys other systems know the release. */
export const References = ({ rows, faultAt, onChange }: Props) => (
  <RowList
    label="References"
    description="Tickets, changes, pages: how other systems call it."
    one="reference"
    rows={rows}
    fresh={blankReference}
    onChange={(next, place) => onChange(next, `references.${place}`)}
  >
    {(row, place) => (
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
        {fields.map(({ name, label, placeholder }) => (
          <TextInput
            key={name}
            aria-label={`${label} of reference ${place + 1}`}
            placeholder={placeholder}
            value={row[name]}
            error={faultAt(`references.${place}.${name}`)}
            onChange={({ currentTarget }) => {
              const changed = { ...row, [name]: currentTarget.value }
              onChange(
                rows.map((other, at) => (at === place ? changed : other)),
                `references.${place}.${name}`,
              )
            }}
          />
        ))}
      </SimpleGrid>
    )}
  </RowList>
)
