import { NativeSelect } from '@mantine/core'
import { FilterField } from '#renderer/design/filter-field.tsx'
import { type Address, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import type { EnvironmentFilter } from './choose-environments.ts'

type Props = { readonly address: Address; readonly filter: EnvironmentFilter }

export function EnvironmentFilters({ address, filter }: Props) {
  const narrow = (changes: Record<string, string | undefined>) =>
    goToInPlace(withQuery(address, changes))
  return (
    <>
      <FilterField
        label="Filter the environments"
        value={filter.words}
        onChange={(words) => narrow({ words })}
      />
      <NativeSelect
        aria-label="Retired environments"
        size="sm"
        data={[
          { value: 'without', label: 'In use' },
          { value: 'with', label: 'In use and retired' },
          { value: 'only', label: 'Retired only' },
        ]}
        value={filter.retired}
        onChange={({ currentTarget: { value } }) =>
          narrow({ retired: value === 'without' ? undefined : value })
        }
      />
    </>
  )
}
