import { Button, Group, Stack, Text } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { Dialog } from '#renderer/design/dialog.tsx'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { JoinTarget } from '#shared/vocabulary/join.ts'
import type { Waiting } from '../join.ts'
import { ofWords, rowsWords, targetWord } from '../join-words.ts'
import { OutsideName } from '../outside-name.tsx'
import type { Targets } from '../use-targets.ts'
import type { NameActs } from './use-name-acts.ts'

type Props = { readonly name: Waiting; readonly targets: Targets; readonly acts: NameActs }

/** Joins a name to what somebody chooses, whatever is suggested. */
export function ChooseTarget({ name, targets, acts }: Props) {
  const { of, rows } = name
  const [to, setTo] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const word = targetWord[of]
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    const chosen = JoinTarget.safeParse(to).data
    if (chosen) acts.join(name, chosen)
  }
  return (
    <Dialog onClose={acts.leaveIt} title={`Which ${word} does it belong to?`}>
      <Form ref={focusFirstField} onSubmit={submit}>
        <Stack gap="sm">
          <Text component="div">
            {ofWords[of]} <OutsideName name={name.name} />, on which hang {rowsWords(rows)}.
          </Text>
          <NamePicker
            label={word === 'service' ? 'Service' : 'Environment'}
            required
            data-autofocus
            openOnFocus={false}
            options={targets.options(of)}
            value={to}
            onChange={setTo}
            error={tried && to === null ? 'Choose one.' : undefined}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={acts.leaveIt}>
              Leave it
            </Button>
            <Button type="submit">Join it</Button>
          </Group>
        </Stack>
      </Form>
    </Dialog>
  )
}
