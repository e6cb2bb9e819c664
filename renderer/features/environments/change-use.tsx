import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import type { Environment } from '#shared/vocabulary/environment.ts'

type Props = { readonly environment: Environment; readonly onClose: () => void }

/** Asks why an environment goes out of use, or comes back into it. */
export function ChangeUse(props: Props) {
  // The news of the decision may come before its answer, and must not turn the question round.
  const [wasRetired] = useState(props.environment.retired)
  return wasRetired ? <Reinstate {...props} /> : <Retire {...props} />
}

const backAtOnce = 'Taken back at once.'

function Retire({ environment: { id, name, version }, onClose }: Props) {
  const retire = useDecision('environments.retire', {
    says: () => `${name} is retired`,
    undo: (after) => ({
      name: 'environments.reinstate',
      input: { environmentId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  return (
    <AskWhy
      title={`Retire ${name}?`}
      says="No release can be planned for it any more. What happened there stays, and it can come back."
      confirm={`Retire ${name}`}
      tone="dangerous"
      reason="due"
      pending={retire.isPending}
      error={retire.error}
      onClose={onClose}
      onConfirm={(reason = '') =>
        retire.mutate(
          { environmentId: id, reason, expectedVersion: version },
          { onSuccess: onClose },
        )
      }
    />
  )
}

function Reinstate({ environment: { id, name, version }, onClose }: Props) {
  const reinstate = useDecision('environments.reinstate', {
    says: () => `${name} is in use again`,
    undo: (after) => ({
      name: 'environments.retire',
      input: { environmentId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  return (
    <AskWhy
      title={`Take ${name} back into use?`}
      confirm={`Take ${name} back`}
      reason="due"
      pending={reinstate.isPending}
      error={reinstate.error}
      onClose={onClose}
      onConfirm={(reason = '') =>
        reinstate.mutate(
          { environmentId: id, reason, expectedVersion: version },
          { onSuccess: onClose },
        )
      }
    />
  )
}
