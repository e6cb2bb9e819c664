import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import { useCommandOf } from '#renderer/data/use-command-of.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { ZonePicker } from '#renderer/design/pickers/zone-picker.tsx'
import { contract } from '#shared/contract/index.ts'
import { isTimeZone } from '#shared/time/zone.ts'

type Props = {
  readonly osUser: string | null
  readonly onSend: () => void
  /** Where the workspace lies. */
  readonly children: ReactNode
}

const { input } = contract['people.enrol']
const guessed = Intl.DateTimeFormat().resolvedOptions().timeZone
const guessedZone = isTimeZone(guessed) ? guessed : 'UTC'

/** Who is here first, and where: whoever enrols first becomes the administrator. */
export function EmptyWorkspaceForm({ osUser, onSend, children }: Props) {
  const enrol = useCommandOf('people.enrol')
  const form = useForm({
    initialValues: { name: '', timeZone: guessedZone },
    validate: schemaResolver(input, { sync: true }),
    validateInputOnChange: true,
  })
  const submit = form.onSubmit((values) => {
    onSend()
    enrol.mutate(input.parse(values))
  })
  return (
    <Form onSubmit={submit}>
      <Panel title="Begin in earnest">
        <Stack gap="sm">
          <TextInput
            label="Your name"
            description={
              osUser === null
                ? 'As the others here know you.'
                : `As the others here know you. The account ${osUser} of this machine then speaks for you.`
            }
            autoComplete="name"
            data-autofocus
            ref={focusAtFirst}
            required
            {...form.getInputProps('name')}
          />
          <ZonePicker
            label="Time zone you work in"
            description="Every moment is told in it, beside the zone of the place it is about."
            required
            value={form.values.timeZone}
            onChange={(zone) => form.setFieldValue('timeZone', zone ?? guessedZone)}
            error={form.errors['timeZone']}
          />
          {children}
          {enrol.isError && (
            <Notice tone="bad" title="The workspace was not begun">
              {enrol.error.message}
            </Notice>
          )}
          <Group gap="sm">
            <Button type="submit" size="sm" loading={enrol.isPending}>
              Start with an empty workspace
            </Button>
          </Group>
          <Text fz="sm" c="dimmed">
            You become its administrator: you add the others and grant their roles.
          </Text>
        </Stack>
      </Panel>
    </Form>
  )
}

/** The first thing to do on this page is to say who one is. */
const focusAtFirst = (field: HTMLInputElement | null) => field?.focus()
