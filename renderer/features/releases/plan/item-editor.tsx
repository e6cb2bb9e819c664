import { Button } from '@mantine/core'
import { useCallback, useEffect } from 'react'
import type { useCatalogue } from '#renderer/data/use-catalogue.ts'
import type { ItemDetails } from '#shared/vocabulary/release.ts'
import { Editor } from '../release/form/editor.tsx'
import { useLiveForm } from '../release/form/use-live-form.ts'
import { ItemFields } from '../release/items/item-fields.tsx'
import { faultsOfItem, type ItemValues, itemOfValues } from '../release/items/item-values.ts'
import type { Typing } from './plan-values.ts'

type Props = {
  readonly typing: NonNullable<Typing<ItemValues>>
  readonly services: ReturnType<typeof useCatalogue>['services']
  /** Hears every keystroke, so that the draft holds an item that is only half typed. */
  readonly onTyped: (values: ItemValues) => void
  readonly onPut: (item: ItemDetails) => void
  readonly onTakeOut: () => void
  readonly onClose: () => void
}

/** One item of a plan, added or changed; nothing leaves this machine yet. */
export function ItemEditor({ typing, services, onTyped, onPut, onTakeOut, onClose }: Props) {
  const faultsOf = useCallback(
    (values: ItemValues) => faultsOfItem(values, services.find),
    [services.find],
  )
  const form = useLiveForm({ initial: typing.values, faultsOf })
  const isNew = typing.id === null
  const { values } = form
  useEffect(() => {
    if (values !== typing.values) onTyped(values)
  })
  return (
    <Editor
      title={isNew ? 'Add an item' : `Change ${values.title}`}
      confirm={isNew ? 'Add it, then the next' : 'Keep it so'}
      pending={false}
      onSubmit={() => form.attempt() && onPut(itemOfValues(values))}
      onClose={onClose}
    >
      <ItemFields form={form} services={services} />
      {!isNew && (
        <div>
          <Button variant="subtle" color="red.8" onClick={onTakeOut}>
            Take it out of the plan
          </Button>
        </div>
      )}
    </Editor>
  )
}
