import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { v7 as newId } from 'uuid'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Form } from '#renderer/design/forms/form.tsx'
import { type Query, readWanted, writeWanted } from '#renderer/workbench/release-query/wanted.ts'
import { openWith, saveView, ViewName, viewNamed } from './saved-views.ts'
import type { Views } from './use-views.ts'

type Props = { readonly views: Views; readonly query: Query; readonly onClose: () => void }

/** Gives the filters that stand a name; under a name that is taken they replace what it stood for. */
export function NameView({ views: { saved, keep }, query, onClose }: Props) {
  const [name, setName] = useState('')
  const [first, setFirst] = useState(false)
  const [tried, setTried] = useState(false)
  const parsed = ViewName.safeParse(name)
  const taken = viewNamed(saved, name)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (!parsed.success) return
    const view = { id: taken?.id ?? newId(), name: parsed.data, query: plain(query) }
    const next = saveView(saved, view)
    void keep(first ? openWith(next, view.id) : next)
    onClose()
  }
  return (
    <Dialog onClose={onClose} title="Save these filters as a view">
      <Form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Name"
            description="Filters and order are kept for you, on every machine."
            required
            data-autofocus
            error={tried && !parsed.success && parsed.error.issues[0]?.message}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Checkbox
            label="Open Releases with this view"
            checked={first}
            onChange={({ currentTarget }) => setFirst(currentTarget.checked)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button type="submit">{taken ? `Replace ${taken.name}` : 'Save the view'}</Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  )
}

/** Said in full, so that the view means the same whatever a bare address may mean later. */
const plain = (query: Query): Query =>
  Object.fromEntries(
    Object.entries(writeWanted(readWanted(query))).filter(
      (part): part is [string, string] => part[1] !== undefined,
    ),
  )
