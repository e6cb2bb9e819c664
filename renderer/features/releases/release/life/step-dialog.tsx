import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { tellDistance } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { JudgedList } from '../asks/judged-list.tsx'
import { undoStep } from '../undo.ts'
import { stepLabel, whatItIs } from './step-words.ts'
import type { OfferedStep } from './use-next-steps.ts'

type Props = {
  readonly release: Release
  readonly steps: readonly OfferedStep[]
  /** The state that the address asks for. */
  readonly to: string
  readonly onClose: () => void
}

/** Takes a release to the next step of its life, or says what stands in the way. */
export function StepDialog({ release, steps, to, onClose }: Props) {
  // The news of the step may come before its answer, and offers other steps already.
  const [deciding, setDeciding] = useState<OfferedStep>()
  const step = deciding ?? steps.find((one) => one.to === to)
  if (!step) return <NoStep release={release} onClose={onClose} />
  return step.because === undefined ? (
    <OpenStep release={release} step={step} onDeciding={setDeciding} onClose={onClose} />
  ) : (
    <ClosedStep release={release} step={step} onClose={onClose} />
  )
}

type StepProps = Pick<Props, 'release' | 'onClose'> & { readonly step: OfferedStep }

type OpenProps = StepProps & { readonly onDeciding: (step: OfferedStep | undefined) => void }

function OpenStep({ release, step, onDeciding, onClose }: OpenProps) {
  const { to, judged, needsReason } = step
  const decide = useDecision('releases.setState', {
    says: (answer) => `${answer.name} is ${whatItIs(to)}`,
    undo: (after) => undoStep({ before: release, after }),
  })
  const { id: releaseId, version: expectedVersion } = release
  return (
    <AskWhy
      title={`${stepLabel(to)}: ${release.name}`}
      says={
        <Stack gap="xs">
          <p className="sb-panel-says">
            It is {whatItIs(release.state)} now.
            {judged.length > 0 &&
              ' Everything that is asked for is met; this goes into the ledger with the step.'}
          </p>
          {to === 'inProgress' && <EarlyStart release={release} />}
          <JudgedList judged={judged} />
        </Stack>
      }
      confirm={stepLabel(to)}
      tone={to === 'cancelled' ? 'dangerous' : 'plain'}
      reason={needsReason ? 'due' : 'asked'}
      pending={decide.isPending}
      error={decide.error}
      onConfirm={(reason) => {
        onDeciding(step)
        decide.mutate(
          { releaseId, to, expectedVersion, ...(reason !== undefined && { reason }) },
          { onSuccess: onClose, onError: () => onDeciding(undefined) },
        )
      }}
      onClose={onClose}
    />
  )
}

const SOON_MS = 3_600_000

/** Nothing forbids it, and nobody should do it without knowing. */
function EarlyStart({ release: { activities } }: Pick<Props, 'release'>) {
  const now = useNow()
  const first = Math.min(...activities.map(({ slot }) => slot.startsAt))
  if (!Number.isFinite(first) || first - now < SOON_MS) return null
  return (
    <Notice tone="wary" title={`Its slot starts ${tellDistance({ at: first, now })}`}>
      Started now, it runs outside of what was planned.
    </Notice>
  )
}

const ClosedStep = ({ release, step: { to, judged, because }, onClose }: StepProps) => (
  <Dialog onClose={onClose} title={`${stepLabel(to)}: ${release.name}`}>
    <Stack gap="sm">
      <Notice tone="wary" title={because ?? ''} />
      <JudgedList judged={judged} />
      <CloseLine onClose={onClose} />
    </Stack>
  </Dialog>
)

const NoStep = ({ release, onClose }: Pick<Props, 'release' | 'onClose'>) => (
  <Dialog onClose={onClose} title={release.name}>
    <Stack gap="sm">
      <Notice tone="wary" title="There is no such step from here">
        It is {whatItIs(release.state)}; perhaps somebody took the step before you.
      </Notice>
      <CloseLine onClose={onClose} />
    </Stack>
  </Dialog>
)

const CloseLine = ({ onClose }: Pick<Props, 'onClose'>) => (
  <Group justify="flex-end">
    <Button variant="default" data-autofocus onClick={onClose}>
      Close
    </Button>
  </Group>
)
