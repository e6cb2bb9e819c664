import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import { AskWhy } from '#renderer/design/ask-why.tsx'
import { isCommitted } from '#shared/domain/releases/life-cycle.ts'
import type { Activity, Release } from '#shared/vocabulary/release.ts'
import { andTakenBack } from '../because-not.ts'
import { undoRemovedActivity } from '../undo.ts'

type Props = {
  readonly release: Release
  readonly activity: Activity
  readonly onClose: () => void
}

/** Takes a part of the plan away; once others rely on it, it asks why. */
export function RemoveActivity({ release, activity, onClose }: Props) {
  const { environments } = useCatalogue()
  const decide = useDecision('releases.removeActivity', {
    says: (answer) => `An activity of ${answer.name} is gone${andTakenBack(release, answer)}`,
    undo: (after) => undoRemovedActivity({ before: release, after }, activity),
  })
  const due = isCommitted(release.state)
  const where = environments.name(activity.environment) ?? 'an environment'
  return (
    <AskWhy
      title="Take the activity away"
      says={`${release.name} will not go to ${where} in this slot.`}
      confirm="Take it away"
      reason={due ? 'due' : 'none'}
      pending={decide.isPending}
      error={decide.error}
      onConfirm={(reason) => {
        const { id: releaseId, version: expectedVersion } = release
        const ask = { releaseId, activityId: activity.id, expectedVersion }
        decide.mutate({ ...ask, ...(reason !== undefined && { reason }) }, { onSuccess: onClose })
      }}
      onClose={onClose}
    />
  )
}
