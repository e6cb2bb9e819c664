import { Stack, Text, Textarea, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { contract } from '#shared/contract/index.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { nameOf } from './person-name.ts'
import { useSeenPart } from './use-seen-part.ts'

const schema = contract['people.linkOsUser'].input.pick({ osUser: true, reason: true })

type Props = { readonly person: Person }

/** How the workspace knows that it is this person who speaks. */
export function AccountPanel({ person }: Props) {
  const [isLinking, setLinking] = useState(false)
  const whyNot = useWhyNot({ permission: 'people:administer' })
  const wall = useWall()
  return (
    <Panel
      title="How they are known"
      actions={
        !wall && (
          <AllowedButton variant="default" whyNot={whyNot} onClick={() => setLinking(true)}>
            Link an account
          </AllowedButton>
        )
      }
    >
      <Fields>
        <Field name="Account">
          {person.osUser ?? <Unsaid>no account of this machine speaks for them</Unsaid>}
        </Field>
        <Field name="Passphrase">
          {person.hasPassphrase ? (
            'Set'
          ) : (
            <Unsaid>none: they cannot prove themselves from another machine</Unsaid>
          )}
        </Field>
      </Fields>
      {isLinking && <LinkAccount person={person} onClose={() => setLinking(false)} />}
    </Panel>
  )
}

type Values = { osUser: string | null; reason: string }

function LinkAccount({ person, onClose }: Props & { readonly onClose: () => void }) {
  const { id: personId, osUser: before } = person
  const seen = useSeenPart({ part: before, version: person.version })
  const form = useForm<Values>({
    initialValues: { osUser: before, reason: '' },
    validate: schemaResolver(schema, { sync: true }),
    validateInputOnChange: true,
  })
  const link = useDecision('people.linkOsUser', {
    says: (now) =>
      now.osUser === null
        ? `No account speaks for ${nameOf(now)} any more`
        : `The account ${now.osUser} speaks for ${nameOf(now)}`,
    undo: ({ version }) => ({
      name: 'people.linkOsUser',
      input: { personId, osUser: before, reason: 'Taken back at once.', expectedVersion: version },
    }),
  })
  const submit = form.onSubmit((values) =>
    link.mutate({ personId, ...values, expectedVersion: seen.version }, { onSuccess: onClose }),
  )
  return (
    <Dialog onClose={onClose} title={`The account of ${nameOf(person)}`}>
      <Form onSubmit={submit}>
        <Stack gap="sm">
          <Text fz="sm">
            Whoever is signed in to this machine with the account speaks for {nameOf(person)} here.
          </Text>
          <TextInput
            label="Account of this machine"
            description="Empty takes the link away."
            data-autofocus
            autoComplete="off"
            value={form.values.osUser ?? ''}
            error={form.errors['osUser']}
            onChange={({ currentTarget: { value } }) => form.setFieldValue('osUser', value || null)}
          />
          <Textarea
            label="Reason"
            description="Goes into the ledger with the decision."
            required
            autosize
            minRows={2}
            {...form.getInputProps('reason')}
          />
          <FormFoot
            confirm="Save the link"
            pending={link.isPending}
            error={link.error}
            onLeave={onClose}
          />
        </Stack>
      </Form>
    </Dialog>
  )
}
