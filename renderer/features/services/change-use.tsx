import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import type { Service } from '#shared/vocabulary/service.ts'

type Props = { readonly service: Service; readonly onClose: () => void }

/** Asks why a service goes out of use, or comes back into it. */
export function ChangeUse(props: Props) {
  // The news of the decision may come before its answer, and must not turn the question round.
  const [wasRetired] = useState(props.service.retired)
  return wasRetired ? <Reinstate {...props} /> : <Retire {...props} />
}

const backAtOnce = 'Taken back at once.'

function Retire({ service: { id, name, version }, onClose }: Props) {
  const retire = useDecision('services.retire', {
    says: () => `${name} is retired`,
    undo: (after) => ({
      name: 'services.reinstate',
      input: { serviceId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  return (
    <AskWhy
      title={`Retire ${name}?`}
      says="No release can take it up any more. Its history stays, and it can come back."
      confirm={`Retire ${name}`}
      tone="dangerous"
      reason="due"
      pending={retire.isPending}
      error={retire.error}
      onClose={onClose}
      onConfirm={(reason = '') =>
        retire.mutate({ serviceId: id, reason, expectedVersion: version }, { onSuccess: onClose })
      }
    />
  )
}

function Reinstate({ service: { id, name, version }, onClose }: Props) {
  const reinstate = useDecision('services.reinstate', {
    says: () => `${name} is in use again`,
    undo: (after) => ({
      name: 'services.retire',
      input: { serviceId: id, reason: backAtOnce, expectedVersion: after.version },
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
          { serviceId: id, reason, expectedVersion: version },
          { onSuccess: onClose },
        )
      }
    />
  )
}
