import { Stack, TextInput } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useDecision } from '#renderer/data/use-decision.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { ZonePicker } from '#renderer/design/pickers/zone-picker.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import { contract } from '#shared/contract/index.ts'
import type { Contact } from '#shared/vocabulary/person.ts'
import { nameOf } from './person-name.ts'

const { input } = contract['people.add']

type Values = {
  name: string
  contacts: Contact[] | undefined
  timeZone: string | undefined
  osUser: string | undefined
}

export function AddPerson() {
  const form = useForm<Values>({
    initialValues: { name: '', contacts: undefined, timeZone: undefined, osUser: undefined },
    validate: schemaResolver(input, { sync: true }),
    validateInputOnChange: true,
  })
  const add = useDecision('people.add', { says: (person) => `${nameOf(person)} is added` })
  const submit = form.onSubmit((values) =>
    add.mutate(input.parse(values), { onSuccess: ({ id }) => goTo(hrefTo(['people', id])) }),
  )
  const { values, errors, setFieldValue } = form
  return (
    <PageFrame title="Add a person" says="Roles are granted apart, on their page.">
      <Panel title="The person">
        <Form ref={focusFirstField} onSubmit={submit}>
          <Stack gap="sm" maw={560}>
            <TextInput label="Name" required autoComplete="off" {...form.getInputProps('name')} />
            <ZonePicker
              label="Time zone they work in"
              description="Optional; hours and absences are read in it."
              value={values.timeZone ?? null}
              onChange={(zone) => setFieldValue('timeZone', zone ?? undefined)}
              error={errors['timeZone']}
            />
            <TextInput
              label="E-mail"
              autoComplete="off"
              value={values.contacts?.[0]?.value ?? ''}
              error={errors['contacts.0.value']}
              onChange={({ currentTarget: { value } }) =>
                setFieldValue('contacts', value === '' ? undefined : [{ kind: 'email', value }])
              }
            />
            <TextInput
              label="Account of this machine"
              description="Whoever is signed in with it speaks for them here."
              autoComplete="off"
              value={values.osUser ?? ''}
              error={errors['osUser']}
              onChange={({ currentTarget: { value } }) =>
                setFieldValue('osUser', value || undefined)
              }
            />
            <FormFoot
              confirm="Add the person"
              pending={add.isPending}
              error={add.error}
              onLeave={() => goTo(hrefTo(['people']))}
            />
          </Stack>
        </Form>
      </Panel>
    </PageFrame>
  )
}
