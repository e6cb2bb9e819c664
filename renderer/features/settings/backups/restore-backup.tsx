import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { fileName, givenUpWords } from './backup-words.ts'
import type { Backup } from './use-backups.ts'

type Props = {
  readonly backup: Backup
  readonly onRestored: (answer: OutputOf<'workspace.restore'>) => void
  readonly onClose: () => void
}

/** Says what is given up, and goes back only once the backup's name and a reason are typed. */
export function RestoreBackup({ backup, onRestored, onClose }: Props) {
  const { status } = useMe()
  const restore = useTaskOf('workspace.restore')
  const [typed, setTyped] = useState('')
  const [reason, setReason] = useState('')
  const name = fileName(backup.file)
  const ready = typed.trim() === name && reason.trim() !== ''
  const close = () => {
    if (!restore.isPending) onClose()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (ready) {
      restore.mutate({ file: backup.file, reason: reason.trim() }, { onSuccess: onRestored })
    }
  }
  return (
    <Dialog onClose={close} title="Go back to a backup" size="lg">
      <Form onSubmit={submit}>
        <Stack gap="sm">
          <Notice tone="wary" title="What is given up">
            {givenUpWords({ entries: status?.ledger.entries ?? 0, seq: backup.seq })}
          </Notice>
          <Text>
            To go back, type the backup’s name: <span className="sb-path">{name}</span>
          </Text>
          <TextInput
            label="Name of the backup"
            data-autofocus
            autoComplete="off"
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          />
          <Textarea
            label="Reason"
            description="Goes into the ledger with the restore."
            required
            autosize
            minRows={2}
            value={reason}
            onChange={({ currentTarget }) => setReason(currentTarget.value)}
          />
          {restore.isPending && (
            <TaskAdvance label="How far the restore has come" step={restore.progress} />
          )}
          {restore.isError && (
            <Notice tone="bad" title="The workspace stays as it was">
              {restore.error.message}
            </Notice>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={restore.isPending ? restore.stop : onClose}>
              {restore.isPending ? 'Stop' : 'Leave it'}
            </Button>
            <Button type="submit" color="red.8" disabled={!ready} loading={restore.isPending}>
              Restore this backup
            </Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  )
}
