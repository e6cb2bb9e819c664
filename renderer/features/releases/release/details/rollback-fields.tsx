import { MultiSelect, Radio, Stack } from '@mantine/core'
import type { Item } from '#shared/vocabulary/release.ts'
import type { DetailsForm } from './details-fields.tsx'

type Props = {
  readonly form: DetailsForm
  /** Some of them can go back by themselves; while planning there are none to name yet. */
  readonly items?: readonly Item[]
  /** Why it stays as it is. */
  readonly because?: string | undefined
}

/** What goes back when it must. */
export function RollbackFields({ form, items = [], because }: Props) {
  const { values, change, faultAt } = form
  const { of, items: chosen } = values.rollbackScope
  const choose = (next: string) => {
    if (next === 'undecided' || next === 'wholeRelease' || next === 'items') {
      change({ rollbackScope: { of: next, items: next === 'items' ? chosen : [] } })
    }
  }
  return (
    <Stack gap="xs">
      <Radio.Group
        label="Rollback scope"
        description={because ?? 'What goes back when it must. Decided before it starts.'}
        value={of}
        error={of === 'items' ? undefined : faultAt('rollbackScope')}
        onChange={choose}
      >
        <Stack gap={6} mt={6}>
          <Radio value="undecided" label="Not decided yet" disabled={because !== undefined} />
          <Radio value="wholeRelease" label="The whole release" disabled={because !== undefined} />
          {items.length > 0 && (
            <Radio value="items" label="These items only" disabled={because !== undefined} />
          )}
        </Stack>
      </Radio.Group>
      {of === 'items' && (
        <MultiSelect
          label="Items that go back"
          data={items.map(({ id, title, version }) => ({
            value: id,
            label: version === null ? title : `${title} ${version}`,
          }))}
          value={[...chosen]}
          searchable
          limit={50}
          disabled={because !== undefined}
          error={faultAt('rollbackScope.items') ?? faultAt('rollbackScope')}
          onChange={(next) => change({ rollbackScope: { of: 'items', items: next } })}
        />
      )}
    </Stack>
  )
}
