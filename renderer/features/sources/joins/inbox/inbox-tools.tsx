import { NativeSelect } from '@mantine/core'
import { FilterField } from '#renderer/design/filter-field.tsx'
import { type Address, goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import type { Targets } from '../use-targets.ts'
import type { InboxFilter } from './inbox-filter.ts'

type Props = {
  readonly address: Address
  readonly filter: InboxFilter
  readonly targets: Targets
}

/** What the names are narrowed down by; all of it stands in the address. */
export function InboxTools({ address, filter, targets }: Props) {
  const narrow = (changes: Record<string, string | undefined>) =>
    goToInPlace(withQuery(address, { ...changes, open: undefined }))
  return (
    <>
      <FilterField
        label="Filter the names"
        value={address.query['words'] ?? ''}
        onChange={(words) => narrow({ words })}
      />
      <NativeSelect
        aria-label="Which names"
        size="sm"
        data={[
          { value: '', label: 'Projects and places' },
          { value: 'project', label: 'Projects: services' },
          { value: 'place', label: 'Places: environments' },
        ]}
        value={filter.of ?? ''}
        onChange={({ currentTarget: { value } }) => narrow({ of: value })}
      />
      <NativeSelect
        aria-label="Of which source"
        size="sm"
        data={[{ value: '', label: 'Every source' }, ...targets.sources]}
        value={filter.source ?? ''}
        onChange={({ currentTarget: { value } }) => narrow({ source: value })}
      />
    </>
  )
}
