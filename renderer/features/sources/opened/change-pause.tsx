import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { backAtOnce } from '#renderer/design/ask-use.tsx'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import type { StandingSource } from '../source.ts'

type Props = { readonly source: StandingSource; readonly onClose: () => void }

/** Asks whether a source is to rest, or to be read again. */
export function ChangePause({ source, onClose }: Props) {
  const { id, name, version } = source
  // The news of the decision may come before its answer, and must not turn the question round.
  const [wasPaused] = useState(source.paused)
  const pause = useDecision('sources.pause', {
    says: () => `${name} is paused`,
    undo: (after) => ({
      name: 'sources.resume',
      input: { sourceId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  const resume = useDecision('sources.resume', {
    says: () => `${name} is read again`,
    undo: (after) => ({
      name: 'sources.pause',
      input: { sourceId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  const { isPending, error, mutate } = wasPaused ? resume : pause
  return (
    <AskWhy
      title={wasPaused ? `Resume ${name}?` : `Pause ${name}?`}
      says={
        wasPaused
          ? 'It is read again at once, from where it was left.'
          : 'It is not read any more until somebody resumes it. What is known of it stays, and ages.'
      }
      confirm={wasPaused ? `Resume ${name}` : `Pause ${name}`}
      reason="asked"
      pending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={(reason) =>
        mutate(
          { sourceId: id, reason: reason ?? null, expectedVersion: version },
          { onSuccess: onClose },
        )
      }
    />
  )
}
