import { Button } from '@mantine/core'
import { IconPackages, IconPlus } from '@tabler/icons-react'
import { v7 as newId } from 'uuid'
import type { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { ItemId } from '#shared/vocabulary/ids.ts'
import type { Item, ItemDetails } from '#shared/vocabulary/release.ts'
import { plannedItemColumns } from '../release/items/item-columns.tsx'
import { ItemTable } from '../release/items/item-table.tsx'
import { blankItem, valuesOfItem } from '../release/items/item-values.ts'
import { ItemEditor } from './item-editor.tsx'
import type { PlanValues } from './plan-values.ts'

type Props = {
  readonly items: PlanValues['items']
  readonly typing: PlanValues['typingItem']
  readonly services: ReturnType<typeof useCatalogue>['services']
  readonly onChange: (changes: Partial<PlanValues>) => void
}

const MOST_ITEMS = 500

/** What moves, one item after another; a row opens to be changed or taken out. */
export function PlanItems({ items, typing, services, onChange }: Props) {
  const close = () => onChange({ typingItem: null })
  const put = (details: ItemDetails) => {
    if (typing?.id) {
      const changed = items.map((item) => (item.id === typing.id ? { ...item, ...details } : item))
      onChange({ items: changed, typingItem: null })
    } else {
      const values = { ...blankItem, kind: details.kind }
      onChange({ items: [...items, freshItem(details)], typingItem: { id: null, values } })
    }
  }
  const open = (item: Item) => onChange({ typingItem: { id: item.id, values: valuesOfItem(item) } })
  return (
    <Panel
      title="What moves"
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={15} aria-hidden />}
          disabled={items.length >= MOST_ITEMS}
          onClick={() => onChange({ typingItem: { id: null, values: blankItem } })}
        >
          Add an item
        </Button>
      }
    >
      {items.length === 0 && !typing && (
        <Blank icon={IconPackages} title="Nothing moves yet">
          Services, migrations, flags and whatever else goes out together. It can be added later.
        </Blank>
      )}
      {items.length > 0 && (
        <ItemTable
          items={items}
          columns={plannedItemColumns}
          opened={typing?.id ?? undefined}
          onOpen={open}
        />
      )}
      {typing && (
        <ItemEditor
          key={`${typing.id} ${typing.id === null ? items.length : ''}`}
          typing={typing}
          services={services}
          onTyped={(values) => onChange({ typingItem: { id: typing.id, values } })}
          onPut={put}
          onTakeOut={() =>
            onChange({ items: items.filter(({ id }) => id !== typing.id), typingItem: null })
          }
          onClose={close}
        />
      )}
    </Panel>
  )
}

const freshItem = (details: ItemDetails): Item => ({
  id: ItemId.parse(newId()),
  ...details,
  state: 'pending',
})
