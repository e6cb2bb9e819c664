import { Stack, Textarea } from '@mantine/core'
import { schemaResolver, useForm } from '@mantine/form'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useDecision } from '#renderer/data/use-decision.ts'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { errorWithin, type FormOf } from '#renderer/design/forms/form-of.ts'
import { NamePicker } from '#renderer/design/pickers/name-picker.tsx'
import { contract } from '#shared/contract/index.ts'
import { standingGrant } from '#shared/domain/people/grants.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { emptyScope, type GrantValues, idIn, scopeTo } from './grant-values.ts'
import { nameOf } from './person-name.ts'
import { roleOptions, roleWord, scopeWords } from './role-words.ts'

const schema = contract['people.grant'].input.omit({ personId: true })

type Props = { readonly person: Person; readonly onClose: () => void }

/** Hands out a role somewhere; whether one word is enough is for the core to say. */
export function GrantRole({ person, onClose }: Props) {
  const { id: personId } = person
  const form = useForm<GrantValues>({
    initialValues: { role: null, scope: { of: 'workspace' }, reason: '' },
    validate: schemaResolver(schema, { sync: true }),
    validateInputOnChange: true,
  })
  const grant = useDecision('people.grant', {
    says: (now, { role, scope }) => {
      const made = standingGrant(
        now.grants,
        schema.pick({ role: true, scope: true }).parse({ role, scope }),
      )
      return made?.state === 'effective'
        ? `${nameOf(now)} is ${roleWord(role)}`
        : `${nameOf(now)} is ${roleWord(role)} provisionally: somebody else has to vouch`
    },
    undo: (now, { role, scope }) => {
      const wanted = schema.pick({ role: true, scope: true }).parse({ role, scope })
      const made = standingGrant(now.grants, wanted)
      const reason = 'Taken back at once.'
      return made && { name: 'people.revoke', input: { personId, grantId: made.id, reason } }
    },
  })
  const submit = form.onSubmit((values) =>
    grant.mutate({ personId, ...schema.parse(values) }, { onSuccess: onClose }),
  )
  return (
    <Dialog onClose={onClose} title={`Grant ${nameOf(person)} a role`}>
      <Form onSubmit={submit}>
        <Stack gap="sm">
          <NamePicker
            label="Role"
            required
            placeholder="Choose"
            options={roleOptions}
            value={form.values.role}
            onChange={(role) => form.setFieldValue('role', role)}
            error={form.errors['role']}
          />
          <ScopeFields form={form} />
          <Textarea
            label="Reason"
            description="Goes into the ledger with the decision."
            required
            autosize
            minRows={2}
            {...form.getInputProps('reason')}
          />
          <FormFoot
            confirm="Grant the role"
            pending={grant.isPending}
            error={grant.error}
            onLeave={onClose}
          />
        </Stack>
      </Form>
    </Dialog>
  )
}

type ScopeProps = { readonly form: FormOf<GrantValues> }

function ScopeFields({ form }: ScopeProps) {
  const { teams, services, environments } = useCatalogue()
  const { scope } = form.values
  const lists = {
    workspace: [],
    team: teams.all,
    service: services.all,
    environment: environments.all,
  }
  return (
    <>
      <NamePicker
        label="Holds in"
        required
        options={[
          { value: 'workspace', label: 'The whole workspace' },
          { value: 'team', label: 'One team and its services' },
          { value: 'service', label: 'One service' },
          { value: 'environment', label: 'One environment' },
        ]}
        value={scope.of}
        onChange={(of) => form.setFieldValue('scope', emptyScope(of))}
      />
      {scope.of !== 'workspace' && (
        <NamePicker
          label={`Which ${scopeWords[scope.of]}`}
          required
          placeholder="Type its name"
          options={lists[scope.of].map(({ id, name }) => ({ value: id, label: name }))}
          value={idIn(scope) || null}
          onChange={(id) => form.setFieldValue('scope', scopeTo(scope.of, id ?? ''))}
          error={errorWithin(form.errors, 'scope') && `Choose the ${scopeWords[scope.of]}.`}
        />
      )}
    </>
  )
}
