import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import type { AskOf } from '#shared/contract/index.ts'

export type Choice = AskOf<'effects.decide'>['choice']

const asks: Readonly<Record<Choice, { title: string; says: string; confirm: string }>> = {
  perform: {
    title: 'Write it outside now?',
    says: 'What is in the calendar is looked at first; what somebody changed there is not written over.',
    confirm: 'Write it',
  },
  overwrite: {
    title: 'Write over what stands there?',
    says: 'What somebody changed in the calendar is lost: it says afterwards what is planned here.',
    confirm: 'Write over it',
  },
  drop: {
    title: 'Leave the calendar as it is?',
    says: 'This is not written any more. The next change of the release is.',
    confirm: 'Leave it as it is',
  },
}

const told: Readonly<Record<Choice, string>> = {
  perform: 'to be written',
  overwrite: 'to be written over what stands there',
  drop: 'left as it is',
}

type Props = {
  readonly effects: readonly string[]
  readonly choice: Choice
  readonly onClose: () => void
}

/** Asks what becomes of entries that cannot be written by themselves, and why. */
export function DecideEffects({ effects, choice, onClose }: Props) {
  const decide = useDecision('effects.decide', {
    says: ({ effects: many }) => `${tellNumber(many, ['entry', 'entries'])} ${told[choice]}`,
  })
  const { title, says, confirm } = asks[choice]
  return (
    <AskWhy
      title={title}
      says={says}
      confirm={confirm}
      reason="due"
      tone={choice === 'overwrite' ? 'dangerous' : 'plain'}
      pending={decide.isPending}
      error={decide.error}
      onClose={onClose}
      onConfirm={(reason = '') =>
        decide.mutate({ effects: [...effects], choice, reason }, { onSuccess: onClose })
      }
    />
  )
}
