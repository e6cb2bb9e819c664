import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { isCommitted } from '#shared/domain/releases/life-cycle.ts'
import type { Activity, Release } from '#shared/vocabulary/release.ts'
import { andTakenBack } from '../because-not.ts'
import { ChangedMeanwhile } from '../form/changed-meanwhile.tsx'
import { Editor } from '../form/editor.tsx'
import { useStandingForm } from '../form/use-standing-form.ts'
import { undoChangedActivity } from '../undo.ts'
import { ActivityFields } from './activity-fields.tsx'
import {
  activityFieldNames,
  changesOfActivity,
  faultsOfActivity,
  valuesOfActivity,
} from './activity-values.ts'

type Props = {
  readonly release: Release
  readonly activity: Activity
  readonly onClose: () => void
}

/** Moves or changes an activity; once others rely on the plan it asks why. */
export function ActivityChanger({ release, activity, onClose }: Props) {
  const { environments } = useCatalogue()
  const { zone } = useMe()
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const form = useStandingForm({
    standing: valuesOfActivity(activity),
    faultsOf: faultsOfActivity,
  })
  const decide = useDecision('releases.changeActivity', {
    says: (answer) => `An activity of ${answer.name} is changed${andTakenBack(release, answer)}`,
    undo: (after) => undoChangedActivity({ before: release, after }, activity),
  })
  const reasonDue = isCommitted(release.state)
  const reason = why.trim()
  const save = () => {
    setTried(true)
    if (!form.attempt() || (reasonDue && reason === '')) return
    if (form.changed.length === 0) return onClose()
    const { id: releaseId, version: expectedVersion } = release
    const changes = changesOfActivity(form.values, form.changed)
    const ask = { releaseId, activityId: activity.id, changes, expectedVersion }
    decide.mutate({ ...ask, ...(reason !== '' && { reason }) }, { onSuccess: onClose })
  }
  return (
    <Editor
      title="Change the activity"
      confirm="Save"
      pending={decide.isPending}
      error={decide.error}
      unsettled={form.meanwhile}
      onSubmit={save}
      onClose={onClose}
    >
      {form.meanwhile.length > 0 && (
        <ChangedMeanwhile
          release={release}
          fields={form.meanwhile.map((field) => activityFieldNames[field])}
          onTake={form.takeTheirs}
          onKeep={form.keepMine}
        />
      )}
      <ActivityFields form={form} environments={environments} zone={zone} />
      {reasonDue && (
        <Textarea
          label="Reason"
          description="Others rely on this plan; the reason goes into the ledger."
          required
          autosize
          value={why}
          error={tried && reason === '' ? 'A reason is needed.' : undefined}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
      )}
    </Editor>
  )
}
