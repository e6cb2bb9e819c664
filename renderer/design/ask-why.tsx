import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { Form } from '#renderer/design/forms/form.tsx'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'

type Props = {
  readonly title: string
  /** What will happen. */
  readonly says?: ReactNode
  /** What the button that decides says: “Retire checkout”. */
  readonly confirm: string
  readonly tone?: 'plain' | 'dangerous'
  /** `asked` may be left empty. */
  readonly reason: 'due' | 'asked' | 'none'
  readonly pending: boolean
  readonly error?: Error | null
  readonly onConfirm: (reason: string | undefined) => void
  readonly onClose: () => void
}

/** Asks once more, and why; the words go into the ledger with the decision. */
export function AskWhy(props: Props) {
  const { title, says, confirm, tone = 'plain', reason, pending, error, onConfirm, onClose } = props
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const given = words.trim()
  const missing = reason === 'due' && tried && given === '' ? 'A reason is needed.' : undefined
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason !== 'due' || given !== '') onConfirm(given === '' ? undefined : given)
  }
  return (
    <Dialog onClose={onClose} title={title}>
      <Form onSubmit={submit}>
        <Stack gap="sm">
          {says && <Text component="div">{says}</Text>}
          {reason !== 'none' && (
            <Textarea
              label="Reason"
              description="Goes into the ledger with the decision."
              required={reason === 'due'}
              autosize
              minRows={2}
              data-autofocus
              error={missing}
              value={words}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                  event.currentTarget.form?.requestSubmit()
                }
              }}
              onChange={({ currentTarget }) => setWords(currentTarget.value)}
            />
          )}
          {error && (
            <Notice tone="bad" title="This was not decided">
              {error.message}
            </Notice>
          )}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Leave it
            </Button>
            <Button
              type="submit"
              loading={pending}
              color={tone === 'dangerous' ? 'red.8' : 'signal'}
              {...(reason === 'none' && { 'data-autofocus': true })}
            >
              {confirm}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  )
}
