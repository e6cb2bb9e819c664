import { Button, Group, Text, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useElsewhere } from '#renderer/data/use-elsewhere.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { TaskAdvance } from '#renderer/design/task-advance.tsx'

/** Another workspace, or the rehearsal, beside this one. */
export function OpenElsewhere() {
  const elsewhere = useElsewhere()
  const [folder, setFolder] = useState('')
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (folder.trim() !== '') elsewhere.open({ what: 'folder', folder: folder.trim() })
  }
  const wants = (what: string) => elsewhere.isPending && elsewhere.variables?.what === what
  return (
    <Panel title="Open another workspace">
      <Form onSubmit={submit} className="sb-inline-form">
        <TextInput
          label="Folder"
          description="By its whole path; it is made where there is none. This workspace stays as it is."
          value={folder}
          onChange={({ currentTarget }) => setFolder(currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          loading={wants('folder')}
          disabled={folder.trim() === '' || elsewhere.isPending}
        >
          Open it
        </Button>
      </Form>
      <Text fz="sm">
        The rehearsal is an invented company to try things in; nothing there changes anything here.
        The small one takes some seconds to build the first time, the large one up to two minutes.
      </Text>
      <Group gap="xs">
        {(['small', 'large'] as const).map((size) => (
          <Button
            key={size}
            variant="default"
            disabled={elsewhere.isPending}
            onClick={() => elsewhere.open({ what: 'rehearsal', size })}
          >
            Open the {size} rehearsal
          </Button>
        ))}
        {elsewhere.isPending && (
          <Button variant="subtle" onClick={elsewhere.stop}>
            Stop
          </Button>
        )}
      </Group>
      {wants('rehearsal') && (
        <TaskAdvance label="How far the rehearsal is built" step={elsewhere.progress} />
      )}
      {elsewhere.isError && elsewhere.error.code !== 'rpc/cancelled' && (
        <Notice tone="bad" title="It was not opened">
          {elsewhere.error.message}
        </Notice>
      )}
      {elsewhere.isSuccess && <Text fz="sm">It opens in a window of its own.</Text>}
    </Panel>
  )
}
