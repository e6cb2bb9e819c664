import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useCommandOf } from '#renderer/data/use-command-of.ts'
import { Notice } from '#renderer/design/notice.tsx'

type Props = { readonly osUser: string | null }

export function FirstPersonForm({ osUser }: Props) {
  const [name, setName] = useState('')
  const [timeZone, setTimeZone] = useState(guessedZone)
  const enrol = useCommandOf('people.enrol')
  const missing = enrol.isIdle || name.trim() !== '' ? undefined : 'A name is needed.'

  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    enrol.mutate({ name, ...(timeZone !== UNSAID && { timeZone }) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label="Your name"
          description={osUser === null ? undefined : `You are ${osUser} on this machine.`}
          autoComplete="name"
          required
          error={missing}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <NativeSelect
          label="Time zone you work in"
          description="Optional; it can be changed at any time."
          data={[{ value: UNSAID, label: 'Not said' }, ...zones]}
          value={timeZone}
          onChange={({ currentTarget }) => setTimeZone(currentTarget.value)}
        />
        {enrol.isError && !missing && (
          <Notice tone="bad" title="You have not been enrolled">
            {enrol.error.message}
          </Notice>
        )}
        <Group>
          <Button type="submit" loading={enrol.isPending}>
            Enrol me as administrator
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const UNSAID = ''
const guessedZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const zones = [...new Set([guessedZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
