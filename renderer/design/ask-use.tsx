import { useState } from 'react'
import { AskWhy } from './ask-why.tsx'

/** One way to decide about the use of a thing. */
type Decision = {
  readonly isPending: boolean
  readonly error: Error | null
  readonly decide: (reason: string) => void
}

type Props = {
  readonly name: string
  readonly retired: boolean
  /** What becomes of it while it is out of use. */
  readonly says: string
  readonly retire: Decision
  readonly reinstate: Decision
  readonly onClose: () => void
}

/** What an undo states as its reason. */
export const backAtOnce = 'Taken back at once.'

/** Asks why a thing goes out of use, or comes back into it. */
export function AskUse({ name, retired, says, retire, reinstate, onClose }: Props) {
  // The news of the decision may come before its answer, and must not turn the question round.
  const [wasRetired] = useState(retired)
  const { isPending, error, decide } = wasRetired ? reinstate : retire
  return (
    <AskWhy
      title={wasRetired ? `Take ${name} back into use?` : `Retire ${name}?`}
      {...(!wasRetired && { says, tone: 'dangerous' })}
      confirm={wasRetired ? `Take ${name} back` : `Retire ${name}`}
      reason="due"
      pending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={(reason = '') => decide(reason)}
    />
  )
}
