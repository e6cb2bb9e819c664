import { NativeSelect, Select } from '@mantine/core'
import { FilterField } from '#renderer/design/filter-field.tsx'
import { type Address, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import type { ServiceFilter } from './choose-services.ts'

type Props = {
  readonly address: Address
  readonly filter: ServiceFilter
  readonly teams: readonly { readonly id: string; readonly name: string }[]
}

export function ServiceFilters({ address, filter, teams }: Props) {
  const narrow = (changes: Record<string, string | undefined>) =>
    goToInPlace(withQuery(address, changes))
  return (
    <>
      <FilterField
        label="Filter the services"
        value={filter.words}
        onChange={(words) => narrow({ words })}
      />
      <Select
        aria-label="Owner team"
        placeholder="Every team"
        w={190}
        size="sm"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the team' }}
        nothingFoundMessage="No team goes by that name."
        limit={50}
        data={[
          { value: 'none', label: 'Nobody yet' },
          ...teams.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.team ?? null}
        onChange={(team) => narrow({ team: team ?? undefined })}
      />
      <NativeSelect
        aria-label="Tier"
        size="sm"
        data={[
          { value: '', label: 'Every tier' },
          ...['0', '1', '2', '3'].map((tier) => ({ value: tier, label: `Tier ${tier}` })),
        ]}
        value={filter.tier ?? ''}
        onChange={({ currentTarget }) => narrow({ tier: currentTarget.value })}
      />
      <NativeSelect
        aria-label="Retired services"
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
