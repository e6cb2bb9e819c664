import { useCallback } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import type { Item, Release } from '#shared/vocabulary/release.ts'
import { andTakenBack } from '../because-not.ts'
import { ChangedMeanwhile } from '../form/changed-meanwhile.tsx'
import { Editor } from '../form/editor.tsx'
import { useStandingForm } from '../form/use-standing-form.ts'
import { undoChangedItem } from '../undo.ts'
import { ItemFields } from './item-fields.tsx'
import {
  faultsOfItem,
  type ItemValues,
  itemFieldNames,
  itemOfValues,
  valuesOfItem,
} from './item-values.ts'

type Props = {
  readonly release: Release
  readonly item: Item
  readonly onClose: () => void
}

/** Changes an item that is still pending. */
export function ItemChanger({ release, item, onClose }: Props) {
  const { services } = useCatalogue()
  const faultsOf = useCallback(
    (values: ItemValues) => faultsOfItem(values, services.find),
    [services.find],
  )
  const form = useStandingForm({ standing: valuesOfItem(item), faultsOf })
  const decide = useDecision('releases.changeItem', {
    says: (answer) => `${item.title} is changed${andTakenBack(release, answer)}`,
    undo: (after) => undoChangedItem({ before: release, after }, item),
  })
  const save = () => {
    if (!form.attempt()) return
    if (form.changed.length === 0) return onClose()
    const { id: releaseId, version: expectedVersion } = release
    const details = itemOfValues(form.values)
    const changes = Object.fromEntries(form.changed.map((key) => [key, details[key]]))
    const ask = { releaseId, itemId: item.id, changes, expectedVersion }
    decide.mutate(ask, { onSuccess: onClose })
  }
  return (
    <Editor
      title={`Change ${item.title}`}
      confirm="Save"
      pending={decide.isPending}
      error={decide.error}
      unsettled={form.meanwhile}
      onSubmit={save}
      onClose={onClose}
    >
      {form.meanwhile.length > 0 && (
        <ChangedMeanwhile
          release={release}
          fields={form.meanwhile.map((field) => itemFieldNames[field])}
          onTake={form.takeTheirs}
          onKeep={form.keepMine}
        />
      )}
      <ItemFields form={form} services={services} />
    </Editor>
  )
}
