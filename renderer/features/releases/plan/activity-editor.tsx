import { useEffect } from 'react'
import type { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useMe } from '#renderer/data/use-me.ts'
import type { ActivityDetails } from '#shared/vocabulary/release.ts'
import { Editor } from '../release/form/editor.tsx'
import { useLiveForm } from '../release/form/use-live-form.ts'
import { ActivityFields } from '../release/slots/activity-fields.tsx'
import {
  type ActivityValues,
  activityOfValues,
  faultsOfActivity,
} from '../release/slots/activity-values.ts'
import type { Typing } from './plan-values.ts'

type Props = {
  readonly typing: NonNullable<Typing<ActivityValues>>
  readonly environments: ReturnType<typeof useCatalogue>['environments']
  /** Hears every keystroke, so that the draft holds an activity that is only half typed. */
  readonly onTyped: (values: ActivityValues) => void
  readonly onPut: (activity: ActivityDetails) => void
  readonly onClose: () => void
}

/** One activity of a plan, added or changed; nothing leaves this machine yet. */
export function ActivityEditor({ typing, environments, onTyped, onPut, onClose }: Props) {
  const { zone } = useMe()
  const form = useLiveForm({ initial: typing.values, faultsOf: faultsOfActivity })
  const isNew = typing.id === null
  const { values } = form
  useEffect(() => {
    if (values !== typing.values) onTyped(values)
  })
  return (
    <Editor
      title={isNew ? 'Add an activity' : 'Change the activity'}
      confirm={isNew ? 'Add it' : 'Keep it so'}
      pending={false}
      onSubmit={() => form.attempt() && onPut(activityOfValues(values))}
      onClose={onClose}
    >
      <ActivityFields form={form} environments={environments} zone={zone} />
    </Editor>
  )
}
