import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import type { PlannedSlot } from '#shared/vocabulary/planned-slot.ts'
import type { WallSlot } from '#shared/vocabulary/slot.ts'
import type { Judged } from './held-preview.tsx'
import { type Draft, wallOf } from './moved-slot.ts'
import { nameOfSlot, tellSlot } from './slot-words.ts'

type Props = {
  readonly slot: PlannedSlot
  readonly draft: Draft
  readonly zone: string
  readonly now: number
  readonly judged: readonly Judged[]
  readonly onClose: (outcome: 'moved' | 'left') => void
}

/** Says once more what moves where, and what stands against it; the core decides again. */
export function MoveDialog({ slot, draft, zone, now, judged, onClose }: Props) {
  const move = useDecision('releases.changeActivity', {
    says: () => `${nameOfSlot(slot)} is planned for ${tellSlot(draft, { zone, now })}`,
    undo: (answer) => ({
      name: 'releases.changeActivity',
      input: {
        releaseId: slot.release,
        activityId: slot.activity,
        changes: { slot: wallAsPlanned(slot) },
        reason: `Taken back: ${nameOfSlot(slot)} was moved`,
        expectedVersion: versionOf(answer),
      },
    }),
  })
  const hard = judged.some(({ severity }) => severity === 'hard')
  return (
    <AskWhy
      title={`Move ${nameOfSlot(slot)}?`}
      says={
        <>
          <p>
            From {tellSlot(slot.slot, { zone, now })} to <b>{tellSlot(draft, { zone, now })}</b>.
          </p>
          {slot.state === 'ready' && (
            <p>It was judged ready for the slot it has; it will have to be judged again.</p>
          )}
          {judged.length > 0 && (
            <ul className="sb-lanes-judged">
              {judged.map(({ severity, sentence }) => (
                <li key={sentence} data-severity={severity}>
                  {sentence}
                </li>
              ))}
            </ul>
          )}
        </>
      }
      confirm={hard ? 'Move it all the same' : 'Move it'}
      tone={hard ? 'dangerous' : 'plain'}
      reason={slot.state === 'draft' ? 'asked' : 'due'}
      pending={move.isPending}
      error={move.error}
      onConfirm={(reason) =>
        move.mutate(
          {
            releaseId: slot.release,
            activityId: slot.activity,
            changes: { slot: wallOf(draft, slot.slot) },
            ...(reason && { reason }),
            expectedVersion: slot.version,
          },
          { onSuccess: () => onClose('moved') },
        )
      }
      onClose={() => onClose('left')}
    />
  )
}

const versionOf = ({ version }: OutputOf<'releases.changeActivity'>) => version

function wallAsPlanned({ slot: { zone, from, to, repeated } }: PlannedSlot): WallSlot {
  return { zone, from, to, ...(repeated && { repeated }) }
}
