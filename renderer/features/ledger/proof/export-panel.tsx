import { Button, Group, Text, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { tellExactly, tellNumber } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import type { LedgerTasks } from '../use-ledger-tasks.ts'
import { exportFolder } from './export-folder.ts'

type Props = {
  readonly status: OutputOf<'workspace.status'>
  readonly exporting: LedgerTasks['export']
}

/** Hands the whole ledger to auditors in a folder of its own. */
export function ExportPanel({ status, exporting }: Props) {
  const { may, zone } = useMe()
  if (!may('workspace:operate')) return null
  const day = tellExactly({ at: Date.now(), zone }).slice(0, 16).replace(':', '.')
  const suggested = status.places
    ? exportFolder({ workspaceFolder: status.places.folder, day })
    : ''
  return (
    <Panel title="Export for auditors">
      <Text fz="sm">
        Writes every entry, the attachments, the checkpoints and the public keys into a new folder,
        with a page that says how to check them without Signalbox. It holds names and free text, so
        mind who gets it.
      </Text>
      <ExportForm suggested={suggested} exporting={exporting} />
      {exporting.isPending && (
        <TaskAdvance label="How far the export has come" step={exporting.progress} />
      )}
      {exporting.isError && exporting.error.code !== 'rpc/cancelled' && (
        <Notice tone="bad" title="Nothing was exported">
          {exporting.error.message}
        </Notice>
      )}
      {exporting.data && <Outcome exported={exporting.data} />}
    </Panel>
  )
}

type FormProps = { readonly suggested: string; readonly exporting: LedgerTasks['export'] }

function ExportForm({ suggested, exporting }: FormProps) {
  const [typed, setTyped] = useState<string>()
  const folder = typed ?? suggested
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (folder.trim() !== '') exporting.mutate({ folder: folder.trim() })
  }
  return (
    <Form onSubmit={submit}>
      <TextInput
        label="New folder"
        description="By its whole path, on the machine where Signalbox runs."
        value={folder}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <Group gap="xs" mt="sm">
        <Button
          type="submit"
          variant="default"
          loading={exporting.isPending}
          disabled={folder.trim() === ''}
        >
          Export the ledger
        </Button>
        {exporting.isPending && (
          <Button variant="default" onClick={exporting.stop}>
            Stop
          </Button>
        )}
      </Group>
    </Form>
  )
}

type OutcomeProps = { readonly exported: OutputOf<'ledger.export'> }

const Outcome = ({ exported: { folder, entries, attachments, checkpoints } }: OutcomeProps) => (
  <Notice tone="good" title="The ledger is exported">
    {tellNumber(entries, ['entry', 'entries'])},{' '}
    {tellNumber(attachments, ['attachment', 'attachments'])} and{' '}
    {tellNumber(checkpoints, ['checkpoint', 'checkpoints'])} lie in {folder}. Its README.md says how
    to check them.
  </Notice>
)
