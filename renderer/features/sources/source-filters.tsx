import { NativeSelect } from '@mantine/core'
import { FilterField } from '#renderer/design/filter-field.tsx'
import { type Address, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import type { SourceFilter } from './choose-sources.ts'

type Props = { readonly address: Address; readonly filter: SourceFilter }

export function SourceFilters({ address, filter }: Props) {
  const narrow = (changes: Record<string, string | undefined>) =>
    goToInPlace(withQuery(address, changes))
  return (
    <>
      <FilterField
        label="Filter the sources"
        value={filter.words}
        onChange={(words) => narrow({ words })}
      />
      <NativeSelect
        aria-label="Which sources"
        size="sm"
        data={[
          { value: 'all', label: 'All' },
          { value: 'needing', label: 'Only those that need somebody' },
        ]}
        value={filter.show}
        onChange={({ currentTarget: { value } }) =>
          narrow({ show: value === 'all' ? undefined : value })
        }
      />
    </>
  )
}
