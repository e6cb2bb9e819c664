import { Button, Group, Stack } from '@mantine/core'
import type { ReactNode, SubmitEvent } from 'react'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { useFirstField } from './use-first-field.ts'
import './form.css'

type Props = {
  readonly title: string
  readonly confirm: string
  readonly pending: boolean
  readonly error?: Error | null
  /** Nothing is decided until what changed meanwhile is settled. */
  readonly unsettled?: readonly string[]
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A small form that opens in its place, over what it edits. */
export function Editor(props: Props) {
  const { title, confirm, pending, error, unsettled = [], onSubmit, onClose, children } = props
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (unsettled.length === 0) onSubmit()
  }
  return (
    <Form ref={useFirstField()} className="sb-editor" onSubmit={submit} aria-label={title}>
      <h3 tabIndex={-1} className="sb-quiet-focus">
        {title}
      </h3>
      <Stack gap="sm">
        {children}
        {error && (
          <Notice tone="bad" title="This was not saved">
            {error.message} What you typed is still here.
          </Notice>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Leave it
          </Button>
          <Button type="submit" loading={pending} disabled={unsettled.length > 0}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
