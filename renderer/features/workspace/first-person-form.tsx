import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core'
import { type SubmitEvent, useState } from 'react'
import { useCommandOf } from '#renderer/data/use-command-of.ts'
import { Notice } from '#renderer/design/notice.tsx'

type Props = { readonly osUser: string | null }

export function FirstPersonForm({ osUser }: Props) {
  const [name, setName] = useState('')
  const [timeZone, setTimeZone] = useState(guessedZone)
  const [tried, setTried] = useState(false)
  const enrol = useCommandOf('people.enrol')
  const given = name.trim()
  const missing = tried && given === '' ? 'A name is needed.' : undefined

  const write = (text: string) => {
    setName(text)
    enrol.reset()
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (given !== '') enrol.mutate({ name: given, ...(timeZone !== UNSAID && { timeZone }) })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <NameInput osUser={osUser} error={missing} value={name} onChange={write} />
        <TimeZoneSelect value={timeZone} onChange={setTimeZone} />
        {enrol.isError && (
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

type Written = Props & {
  readonly error: string | undefined
  readonly value: string
  readonly onChange: (text: string) => void
}

const NameInput = ({ osUser, error, value, onChange }: Written) => (
  <TextInput
    label="Your name"
    description={osUser === null ? undefined : `You are ${osUser} on this machine.`}
    autoComplete="name"
    ref={focusAtFirst}
    required
    error={error}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
)

type Choice = { readonly value: string; readonly onChange: (value: string) => void }

const TimeZoneSelect = ({ value, onChange }: Choice) => (
  <NativeSelect
    label="Time zone you work in"
    description="Optional; it can be changed at any time."
    data={[{ value: UNSAID, label: 'Not said' }, ...zones]}
    value={value}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
)

/** The one thing to do on this page is to say who one is. */
const focusAtFirst = (field: HTMLInputElement | null) => field?.focus()

const UNSAID = ''
const guessedZone = Intl.DateTimeFormat().resolvedOptions().timeZone
const zones = [...new Set([guessedZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
