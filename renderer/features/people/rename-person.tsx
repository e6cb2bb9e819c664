import { TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useDecision } from '#renderer/data/use-decision.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { MeanwhileNotice } from '#renderer/design/forms/meanwhile-notice.tsx'
import { contract } from '#shared/contract/index.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { useSeenPart } from './use-seen-part.ts'

const { input } = contract['people.rename']
const schema = input.pick({ name: true })

type Props = { readonly person: Person; readonly onDone: () => void }

export function RenamePerson({ person, onDone }: Props) {
  const { id, name } = person
  const seen = useSeenPart({ part: name, version: person.version })
  const form = useForm({
    initialValues: { name: name ?? '' },
    validate: schemaResolver(schema, { sync: true }),
    validateInputOnChange: true,
  })
  const rename = useDecision('people.rename', {
    says: (now) => `${now.name} has another name`,
    undo: (now) =>
      name === null
        ? undefined
        : { name: 'people.rename', input: { personId: id, name, expectedVersion: now.version } },
  })
  const submit = form.onSubmit((values) => {
    if (values.name.trim() === name) return onDone()
    rename.mutate(
      { personId: id, name: values.name, expectedVersion: seen.version },
      { onSuccess: onDone },
    )
  })
  return (
    <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
      {seen.isBehind && !rename.isPending && (
        <MeanwhileNotice atOdds={['name']} onFollow={seen.follow} />
      )}
      <TextInput label="Name" required autoComplete="off" {...form.getInputProps('name')} />
      <FormFoot
        confirm="Save the name"
        pending={rename.isPending}
        error={rename.error}
        onLeave={onDone}
      />
    </Form>
  )
}
