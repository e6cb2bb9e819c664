import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { v7 as newId } from 'uuid'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Form } from '#renderer/design/forms/form.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { tell } from '#renderer/state/notices.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { StandingSource } from '../source.ts'

type Props = { readonly source: StandingSource; readonly onClose: () => void }

/** Says what is forgotten, and removes the source only once its name is typed. */
export function RemoveSource({ source, onClose }: Props) {
  // It may be gone from the list before the answer comes.
  const [{ id, name, version, secretSetAt }] = useState(source)
  const remove = useTaskOf('sources.remove')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const ready = typed.trim() === name
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!ready) return
    const input = { sourceId: id, reason: reason.trim() || null, expectedVersion: version }
    remove.mutateAsync(input).then(
      ({ forgotten }) => {
        const rows = tellNumber(forgotten, ['row', 'rows'])
        tell({ id: newId(), tone: 'good', says: `${name} is removed; ${rows} forgotten` })
        goTo(hrefTo(['sources']))
      },
      () => {},
    )
  }
  return (
    <Dialog onClose={onClose} title={`Remove ${name}?`} size="lg">
      <Form onSubmit={submit}>
        <Stack gap="sm">
          <Notice tone="wary" title="What is forgotten">
            Everything that was read of it: runs, deployments, releases and changes
            {secretSetAt !== null && ', and the secret it was asked with'}. There it stays as it is,
            and can be read again by adding the source anew. What was decided here stays in the
            ledger.
          </Notice>
          <Text>
            To remove it, type its name: <strong>{name}</strong>
          </Text>
          <TextInput
            label="Name of the source"
            data-autofocus
            autoComplete="off"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Textarea
            label="Reason"
            description="Goes into the ledger with the decision; may be left out."
            autosize
            minRows={2}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {remove.isError && (
            <Notice tone="bad" title="This was not decided">
              {remove.error.message}
            </Notice>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit" color="red.8" disabled={!ready} loading={remove.isPending}>
              Remove the source
            </Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  )
}
