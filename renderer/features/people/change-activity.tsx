import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { nameOf } from './person-name.ts'

type Props = { readonly person: Person; readonly onClose: () => void }

const backAtOnce = 'Taken back at once.'

/** Asks why a person goes out of service, or comes back into it. */
export function ChangeActivity(props: Props) {
  // The news of the decision may come before its answer, and must not turn the question round.
  const [wasActive] = useState(props.person.active)
  return wasActive ? <Deactivate {...props} /> : <Reactivate {...props} />
}

function Deactivate({ person, onClose }: Props) {
  const { id: personId, version } = person
  const name = nameOf(person)
  const deactivate = useDecision('people.deactivate', {
    says: () => `${name} is out of service`,
    undo: (now) => ({
      name: 'people.reactivate',
      input: { personId, reason: backAtOnce, expectedVersion: now.version },
    }),
  })
  return (
    <AskWhy
      title={`Take ${name} out of service?`}
      says="None of their roles counts from then on. What they decided stays, and they can come back."
      confirm="Take out of service"
      tone="dangerous"
      reason="due"
      pending={deactivate.isPending}
      error={deactivate.error}
      onClose={onClose}
      onConfirm={(reason = '') =>
        deactivate.mutate({ personId, reason, expectedVersion: version }, { onSuccess: onClose })
      }
    />
  )
}

function Reactivate({ person, onClose }: Props) {
  const { id: personId, version } = person
  const name = nameOf(person)
  const reactivate = useDecision('people.reactivate', {
    says: () => `${name} is in service again`,
    undo: (now) => ({
      name: 'people.deactivate',
      input: { personId, reason: backAtOnce, expectedVersion: now.version },
    }),
  })
  return (
    <AskWhy
      title={`Take ${name} back into service?`}
      says="Their effective roles count again."
      confirm="Take back into service"
      reason="due"
      pending={reactivate.isPending}
      error={reactivate.error}
      onClose={onClose}
      onConfirm={(reason = '') =>
        reactivate.mutate({ personId, reason, expectedVersion: version }, { onSuccess: onClose })
      }
    />
  )
}
