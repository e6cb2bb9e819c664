import { Group, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useDecision } from '#renderer/data/use-decision.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { contract } from '#shared/contract/index.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { nameOf } from './person-name.ts'

const schema = contract['people.addAbsence'].input.omit({ personId: true })

type Props = { readonly person: Person; readonly onDone: () => void }
type Values = { firstDay: string; lastDay: string; reason: string | undefined }

export function AddAbsence({ person, onDone }: Props) {
  const personId = person.id
  const form = useForm<Values>({
    initialValues: { firstDay: '', lastDay: '', reason: undefined },
    validate: schemaResolver(schema, { sync: true }),
    validateInputOnChange: true,
  })
  const known = new Set(person.absences.map(({ id }) => id))
  const add = useDecision('people.addAbsence', {
    says: (now) => `An absence of ${nameOf(now)} is recorded`,
    undo: (now) => {
      const made = now.absences.find(({ id }) => !known.has(id))
      return made && { name: 'people.removeAbsence', input: { personId, absenceId: made.id } }
    },
  })
  const submit = form.onSubmit(({ reason, ...days }) =>
    add.mutate(
      { personId, ...days, ...(reason !== undefined && { reason }) },
      { onSuccess: onDone },
    ),
  )
  const { values, errors, setFieldValue } = form
  return (
    <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label="First day"
          required
          value={values.firstDay}
          error={errors['firstDay']}
          onChange={({ currentTarget: { value } }) => {
            setFieldValue('firstDay', value)
            if (values.lastDay === '' || values.lastDay === values.firstDay) {
              setFieldValue('lastDay', value)
            }
          }}
        />
        <TextInput type="date" label="Last day" required {...form.getInputProps('lastDay')} />
      </Group>
      <TextInput
        label="Reason"
        description="If others should know it; it can be erased later."
        value={values.reason ?? ''}
        error={errors['reason']}
        onChange={({ currentTarget: { value } }) => setFieldValue('reason', value || undefined)}
      />
      <FormFoot
        confirm="Record the absence"
        pending={add.isPending}
        error={add.error}
        onLeave={onDone}
      />
    </Form>
  )
}
