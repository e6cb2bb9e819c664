import { useCallback } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { andTakenBack } from '../because-not.ts'
import { Editor } from '../form/editor.tsx'
import { useLiveForm } from '../form/use-live-form.ts'
import { undoAddedItem } from '../undo.ts'
import type { Latest } from '../use-latest.ts'
import { ItemFields } from './item-fields.tsx'
import { blankItem, faultsOfItem, type ItemValues, itemOfValues } from './item-values.ts'

type Props = Latest & { readonly onClose: () => void }

/** Adds one item after another; it stays open for the next. */
export function ItemAdder({ latest, at, learn, onClose }: Props) {
  const { services } = useCatalogue()
  const faultsOf = useCallback(
    (values: ItemValues) => faultsOfItem(values, services.find),
    [services.find],
  )
  const form = useLiveForm({ initial: blankItem, faultsOf })
  const decide = useDecision('releases.addItem', {
    says: (answer, { item, expectedVersion }) =>
      `${item.title} is added${andTakenBack(at(expectedVersion), answer)}`,
    undo: (after, { expectedVersion }) => undoAddedItem({ before: at(expectedVersion), after }),
  })
  const add = () => {
    if (!form.attempt()) return
    const { id: releaseId, version: expectedVersion }: Release = latest()
    const item = itemOfValues(form.values)
    const onSuccess = (answer: Release) => {
      learn(answer)
      form.restart({ ...blankItem, kind: form.values.kind })
    }
    decide.mutate({ releaseId, item, expectedVersion }, { onSuccess })
  }
  return (
    <Editor
      title="Add an item"
      confirm="Add it"
      pending={decide.isPending}
      error={decide.error}
      onSubmit={add}
      onClose={onClose}
    >
      <ItemFields form={form} services={services} />
    </Editor>
  )
}
