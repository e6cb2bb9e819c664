import { Button, Group, Stack } from '@mantine/core'
import { type SubmitEvent, useEffect } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { inWords, isStarted } from '#shared/domain/releases/life-cycle.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { andTakenBack } from '../because-not.ts'
import { ChangedMeanwhile } from '../form/changed-meanwhile.tsx'
import { useFirstField } from '../form/use-first-field.ts'
import { useStandingForm } from '../form/use-standing-form.ts'
import { undoChange } from '../undo.ts'
import { AimFields, DutyFields } from './details-fields.tsx'
import { changesOf, faultsOfDetails, fieldNames, valuesOfDetails } from './details-values.ts'
import { RollbackFields } from './rollback-fields.tsx'
import { useKeptEdit } from './use-kept-edit.ts'

type Props = { readonly release: Release; readonly onClose: () => void }

/** Edits what a release is, in place; what was typed survives a reload until it is saved or left. */
export function DetailsForm({ release, onClose }: Props) {
  const catalogue = useCatalogue()
  const { kept, keep, drop } = useKeptEdit(release)
  const form = useStandingForm({
    standing: valuesOfDetails(release),
    kept,
    faultsOf: faultsOfDetails,
  })
  const decide = useDecision('releases.change', {
    says: (answer) => `${answer.name} is changed${andTakenBack(release, answer)}`,
    undo: (after, { changes }) => undoChange({ before: release, after }, changes),
  })
  const dirty = form.changed.length > 0
  const { base, values } = form
  useEffect(() => {
    if (dirty) keep({ base, mine: values })
    else drop()
  }, [dirty, base, values, keep, drop])
  const close = () => {
    drop()
    onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!form.attempt() || form.meanwhile.length > 0) return
    if (!dirty) return close()
    const { id: releaseId, version: expectedVersion } = release
    const changes = changesOf(form.values, form.changed)
    decide.mutate({ releaseId, changes, expectedVersion }, { onSuccess: close })
  }
  const started = isStarted(release.state)
  return (
    <Form ref={useFirstField()} onSubmit={submit} aria-label="What it is">
      <Stack gap="sm">
        {form.meanwhile.length > 0 && (
          <ChangedMeanwhile
            release={release}
            fields={form.meanwhile.map((field) => fieldNames[field])}
            onTake={form.takeTheirs}
            onKeep={form.keepMine}
          />
        )}
        <AimFields form={form} catalogue={catalogue} />
        <DutyFields form={form} />
        <RollbackFields
          form={form}
          items={release.items}
          {...(started && { because: `It is ${inWords(release.state)}: this was decided before.` })}
        />
        {decide.error && (
          <Notice tone="bad" title="This was not saved">
            {decide.error.message} What you typed is still here.
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={close}>
            Leave it
          </Button>
          <Button type="submit" loading={decide.isPending} disabled={form.meanwhile.length > 0}>
            Save
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
