import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useMe } from '#renderer/data/use-me.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { andTakenBack } from '../because-not.ts'
import { Editor } from '../form/editor.tsx'
import { useLiveForm } from '../form/use-live-form.ts'
import { undoAddedActivity } from '../undo.ts'
import { ActivityFields } from './activity-fields.tsx'
import { activityOfValues, blankActivity, faultsOfActivity } from './activity-values.ts'

type Props = { readonly release: Release; readonly onClose: () => void }

/** Plans another part of the release; the zone of the part before is the likeliest. */
export function ActivityAdder({ release, onClose }: Props) {
  const { environments } = useCatalogue()
  const { zone } = useMe()
  const initial = blankActivity(release.activities.at(-1)?.slot.zone ?? zone)
  const form = useLiveForm({ initial, faultsOf: faultsOfActivity })
  const decide = useDecision('releases.addActivity', {
    says: (answer) => `An activity is added to ${answer.name}${andTakenBack(release, answer)}`,
    undo: (after) => undoAddedActivity({ before: release, after }),
  })
  const add = () => {
    if (!form.attempt()) return
    const { id: releaseId, version: expectedVersion } = release
    const activity = activityOfValues(form.values)
    decide.mutate({ releaseId, activity, expectedVersion }, { onSuccess: onClose })
  }
  return (
    <Editor
      title="Add an activity"
      confirm="Add it"
      pending={decide.isPending}
      error={decide.error}
      onSubmit={add}
      onClose={onClose}
    >
      <ActivityFields form={form} environments={environments} zone={zone} />
    </Editor>
  )
}
