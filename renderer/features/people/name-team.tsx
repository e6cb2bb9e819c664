import { Stack, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useDecision } from '#renderer/data/use-decision.ts'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import { contract } from '#shared/contract/index.ts'
import type { Team } from '#shared/vocabulary/person.ts'

const { input } = contract['people.addTeam']

type FormProps = {
  readonly title: string
  readonly before: string
  readonly confirm: string
  readonly pending: boolean
  readonly error: Error | null
  readonly onName: (name: string) => void
  readonly onClose: () => void
}

function TeamForm({ title, before, confirm, pending, error, onName, onClose }: FormProps) {
  const form = useForm({
    initialValues: { name: before },
    validate: schemaResolver(input, { sync: true }),
    validateInputOnChange: true,
  })
  return (
    <Dialog onClose={onClose} title={title}>
      <Form onSubmit={form.onSubmit(({ name }) => onName(name))}>
        <Stack gap="sm">
          <TextInput
            label="Name of the team"
            required
            data-autofocus
            autoComplete="off"
            {...form.getInputProps('name')}
          />
          <FormFoot confirm={confirm} pending={pending} error={error} onLeave={onClose} />
        </Stack>
      </Form>
    </Dialog>
  )
}

type Closing = { readonly onClose: () => void }

export function AddTeam({ onClose }: Closing) {
  const add = useDecision('people.addTeam', { says: ({ name }) => `The team ${name} is added` })
  return (
    <TeamForm
      title="Add a team"
      before=""
      confirm="Add the team"
      pending={add.isPending}
      error={add.error}
      onClose={onClose}
      onName={(name) =>
        add.mutate({ name }, { onSuccess: ({ id }) => goTo(hrefTo(['people'], { team: id })) })
      }
    />
  )
}

export function RenameTeam({ team, onClose }: Closing & { readonly team: Team }) {
  const { id: teamId, version: expectedVersion } = team
  const rename = useDecision('people.renameTeam', {
    says: ({ name }) => `The team is called ${name}`,
    undo: (now) => ({
      name: 'people.renameTeam',
      input: { teamId, name: team.name, expectedVersion: now.version },
    }),
  })
  return (
    <TeamForm
      title={`Rename ${team.name}`}
      before={team.name}
      confirm="Save the name"
      pending={rename.isPending}
      error={rename.error}
      onClose={onClose}
      onName={(name) => rename.mutate({ teamId, name, expectedVersion }, { onSuccess: onClose })}
    />
  )
}
