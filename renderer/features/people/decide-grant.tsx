import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import type { Grant } from '#shared/vocabulary/role.ts'
import { nameOf } from './person-name.ts'

type Props = {
  readonly kind: 'vouch' | 'revoke'
  readonly grant: Grant
  readonly person: Person
  /** The role and where it holds, in words. */
  readonly what: string
  readonly onClose: () => void
}

export const DecideGrant = (props: Props) =>
  props.kind === 'vouch' ? <Vouch {...props} /> : <Revoke {...props} />

function Vouch({ grant, person, what, onClose }: Props) {
  const vouch = useDecision('people.vouch', {
    says: (now) => {
      const isHeld = now.grants.some(({ id, state }) => id === grant.id && state === 'effective')
      return isHeld ? `${nameOf(now)} is ${what}` : `Your word for ${what} is heard`
    },
  })
  return (
    <AskWhy
      title={`Stand behind ${nameOf(person)} as ${what}?`}
      says="Approver and administrator need two people who know what they hand out."
      confirm="Vouch"
      reason="due"
      pending={vouch.isPending}
      error={vouch.error}
      onClose={onClose}
      onConfirm={(reason = '') =>
        vouch.mutate({ personId: person.id, grantId: grant.id, reason }, { onSuccess: onClose })
      }
    />
  )
}

function Revoke({ grant, person, what, onClose }: Props) {
  const revoke = useDecision('people.revoke', {
    says: (now) => `${nameOf(now)} is no longer ${what}`,
  })
  return (
    <AskWhy
      title={`Take this role back from ${nameOf(person)}?`}
      says={`${what}. It can be granted again, by whoever that needs then.`}
      confirm="Revoke the role"
      tone="dangerous"
      reason="due"
      pending={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onConfirm={(reason = '') =>
        revoke.mutate({ personId: person.id, grantId: grant.id, reason }, { onSuccess: onClose })
      }
    />
  )
}
