import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useMe } from '#renderer/data/use-me.ts'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { tell } from '#renderer/state/notices.ts'
import { contract } from '#shared/contract/index.ts'
import type { Person } from '#shared/vocabulary/person.ts'

/** The passphrase that proves oneself where the machine's account does not. */
export function PassphrasePanel() {
  const { person, status } = useMe()
  const wall = useWall()
  if (!person || wall || status?.viewOnly !== null) return null
  return (
    <Panel title="My passphrase">
      <Text fz="sm">
        {person.hasPassphrase
          ? 'You have one. With it you can prove yourself from another account or machine.'
          : 'You have none. With one you can prove yourself from another account or machine.'}
      </Text>
      <PassphraseForm person={person} />
    </Panel>
  )
}

const input = contract['people.setPassphrase'].input.pick({ passphrase: true, current: true })

type Props = { readonly person: Person }

function PassphraseForm({ person }: Props) {
  const set = useTaskOf('people.setPassphrase')
  const form = useForm({
    initialValues: { passphrase: '', current: '' },
    validate: schemaResolver(input, { sync: true }),
    validateInputOnChange: true,
  })
  const submit = form.onSubmit(({ passphrase, current }) =>
    set.mutate(
      { personId: person.id, passphrase, ...(person.hasPassphrase && { current }) },
      {
        onSuccess: () => {
          form.reset()
          tell({ id: `passphrase ${Date.now()}`, tone: 'good', says: 'Your passphrase is set.' })
        },
      },
    ),
  )
  return (
    <Form onSubmit={submit}>
      <Stack gap="sm">
        {person.hasPassphrase && (
          <PasswordInput
            size="sm"
            label="The one you have"
            autoComplete="current-password"
            {...form.getInputProps('current')}
          />
        )}
        <PasswordInput
          size="sm"
          label="New passphrase"
          description="At least twelve characters. It is kept as a hash; nobody can read it back."
          autoComplete="new-password"
          {...form.getInputProps('passphrase')}
        />
        {set.isError && (
          <Notice tone="bad" title="The passphrase was not set">
            {set.error.message}
          </Notice>
        )}
        <Group>
          <Button type="submit" variant="default" loading={set.isPending}>
            Set my passphrase
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}
