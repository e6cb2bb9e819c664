import { AskWhy } from '#renderer/design/ask-why.tsx'
import { inWords } from '#shared/domain/releases/life-cycle.ts'
import { itemStepWords } from './item-words.ts'
import type { useItemSteps } from './use-item-steps.ts'

type Props = { readonly steps: ReturnType<typeof useItemSteps> }

/** Leaving an item out or taking it back asks why. */
export function AskItemStep({ steps: { asking, decide, record, leave } }: Props) {
  if (!asking) return null
  const { item, to } = asking
  return (
    <AskWhy
      title={`${item.title}: ${itemStepWords[to].toLowerCase()}`}
      says={`${item.title} is ${inWords(item.state)} and becomes ${inWords(to)}.`}
      confirm={itemStepWords[to]}
      reason="due"
      pending={decide.isPending}
      error={decide.error}
      onConfirm={(reason) => record(asking, reason)}
      onClose={leave}
    />
  )
}
