import { NativeSelect, Select } from '@mantine/core'
import { FilterField } from '#renderer/design/filter-field.tsx'
import { type Address, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import type { PeopleFilter } from './choose-people.ts'
import { roleOptions } from './role-words.ts'

type Props = {
  readonly address: Address
  readonly filter: PeopleFilter
  readonly teams: readonly { readonly id: string; readonly name: string }[]
}

export function PeopleFilters({ address, filter, teams }: Props) {
  const narrow = (changes: Record<string, string | undefined>) =>
    goToInPlace(withQuery(address, changes))
  return (
    <>
      <FilterField
        label="Filter the people"
        value={filter.words}
        onChange={(words) => narrow({ words })}
      />
      <Select
        aria-label="Team"
        placeholder="Every team"
        w={190}
        size="sm"
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the team' }}
        nothingFoundMessage="No team goes by that name."
        limit={50}
        data={teams.map(({ id, name }) => ({ value: id, label: name }))}
        value={filter.team ?? null}
        onChange={(team) => narrow({ team: team ?? undefined })}
      />
      <NativeSelect
        aria-label="Role"
        size="sm"
        data={[{ value: '', label: 'Every role' }, ...roleOptions]}
        value={filter.role ?? ''}
        onChange={({ currentTarget }) => narrow({ role: currentTarget.value })}
      />
    </>
  )
}
