import { ActionIcon, Button, NativeSelect, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useDecision } from '#renderer/data/use-decision.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { MeanwhileNotice } from '#renderer/design/forms/meanwhile-notice.tsx'
import { contract } from '#shared/contract/index.ts'
import type { Contact, Person } from '#shared/vocabulary/person.ts'
import { contactKinds } from './contact-words.ts'
import { nameOf } from './person-name.ts'
import { useSeenPart } from './use-seen-part.ts'

const schema = contract['people.setContacts'].input.pick({ contacts: true })

type Props = { readonly person: Person; readonly onDone: () => void }
type Values = { contacts: Contact[] }

/** A kind that this version does not know is kept as another way to reach them. */
const knownContacts = (person: Person): Contact[] =>
  (person.contacts ?? []).map(({ kind, value }) => ({
    kind: contactKinds.find((known) => known.value === kind)?.value ?? 'other',
    value,
  }))

export function EditContacts({ person, onDone }: Props) {
  const { id: personId, version } = person
  const before = knownContacts(person)
  const seen = useSeenPart({ part: person.contacts, version })
  const form = useForm<Values>({
    initialValues: { contacts: before.length > 0 ? before : [{ kind: 'email', value: '' }] },
    validate: schemaResolver(schema, { sync: true }),
    validateInputOnChange: true,
  })
  const change = useDecision('people.setContacts', {
    says: (now) => `Contacts of ${nameOf(now)} are changed`,
    undo: (now) => ({
      name: 'people.setContacts',
      input: { personId, contacts: before, expectedVersion: now.version },
    }),
  })
  const submit = form.onSubmit(({ contacts }) =>
    change.mutate({ personId, contacts, expectedVersion: seen.version }, { onSuccess: onDone }),
  )
  return (
    <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
      {seen.isBehind && !change.isPending && (
        <MeanwhileNotice atOdds={['contacts']} onFollow={seen.follow} />
      )}
      {form.values.contacts.map(({ kind }, place) => (
        <div key={place} className="sb-people-row">
          <NativeSelect
            aria-label={`Kind of contact ${place + 1}`}
            size="sm"
            data={contactKinds}
            value={kind}
            {...form.getInputProps(`contacts.${place}.kind`)}
          />
          <TextInput
            aria-label={`Contact ${place + 1}`}
            flex={1}
            {...form.getInputProps(`contacts.${place}.value`)}
          />
          <ActionIcon
            color="gray"
            size="lg"
            aria-label={`Take contact ${place + 1} away`}
            onClick={() => form.removeListItem('contacts', place)}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          leftSection={<IconPlus size={14} />}
          disabled={form.values.contacts.length >= 20}
          onClick={() => form.insertListItem('contacts', { kind: 'email', value: '' })}
        >
          Another one
        </Button>
      </div>
      <FormFoot
        confirm="Save the contacts"
        pending={change.isPending}
        error={change.error}
        onLeave={onDone}
      />
    </Form>
  )
}
