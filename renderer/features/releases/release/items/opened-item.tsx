import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { inWords, isStarted, itemStepsFrom } from '#shared/domain/releases/life-cycle.ts'
import type { Item, ItemState, Release } from '#shared/vocabulary/release.ts'
import { andTakenBack, becauseNotOpen, becauseNotWritable } from '../because-not.ts'
import { OfferButton } from '../offer-button.tsx'
import { undoRemovedItem } from '../undo.ts'
import { useEditing } from '../use-editing.ts'
import type { Latest } from '../use-latest.ts'
import { ItemCard } from './item-card.tsx'
import { itemStepWords } from './item-words.ts'

type Props = {
  readonly release: Release
  readonly item: Item
  readonly known: Latest
  readonly onStep: (item: Item, to: ItemState) => void
  readonly onClose: () => void
}

/** One item with all that can be done with it, or why it cannot. */
export function OpenedItem({ release, item, known, onStep, onClose }: Props) {
  const me = useMe()
  const { services } = useCatalogue()
  const { edit } = useEditing()
  const { latest, learn } = known
  const remove = useDecision('releases.removeItem', {
    says: (answer) => `${item.title} is taken out${andTakenBack(release, answer)}`,
    undo: (after) => undoRemovedItem({ before: release, after }, item),
  })
  const takeOut = () => {
    const { id: releaseId, version: expectedVersion } = latest()
    const onSuccess = (answer: Release) => {
      learn(answer)
      onClose()
    }
    remove.mutate({ releaseId, itemId: item.id, expectedVersion }, { onSuccess })
  }
  return (
    <ItemCard
      item={item}
      serviceName={item.service === null ? undefined : services.name(item.service)}
      onClose={onClose}
    >
      {isStarted(release.state) &&
        itemStepsFrom(item.state).map(({ to, during }) => (
          <OfferButton
            key={to}
            because={becauseNoStep({ release, during, runs: me.may('releases:run') })}
            onClick={() => onStep(item, to)}
          >
            {itemStepWords[to]}
          </OfferButton>
        ))}
      <OfferButton
        because={becauseNotWritable(release, me) ?? becauseNotPending(item)}
        onClick={() => edit(item.id)}
      >
        Change
      </OfferButton>
      {!isStarted(release.state) && (
        <OfferButton
          because={becauseNotOpen(release, me)}
          loading={remove.isPending}
          onClick={takeOut}
        >
          Take out
        </OfferButton>
      )}
      {remove.error && (
        <Notice tone="bad" title="It was not taken out">
          {remove.error.message}
        </Notice>
      )}
    </ItemCard>
  )
}

const becauseNotPending = ({ state }: Item) =>
  state === 'pending' ? undefined : `It is ${inWords(state)}; only a pending item can be changed.`

type StepAt = {
  readonly release: Release
  readonly during: readonly Release['state'][]
  readonly runs: boolean
}

function becauseNoStep({ release, during, runs }: StepAt): string | undefined {
  if (!runs) return 'Only a deployment lead or an administrator records this.'
  if (during.includes(release.state)) return undefined
  return `This is recorded while the release is ${during.map(inWords).join(' or ')}.`
}
