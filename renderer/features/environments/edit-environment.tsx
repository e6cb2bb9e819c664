import { useDecision } from '#renderer/data/use-decision.ts'
import { beforeThat } from '#renderer/design/forms/before-that.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { MeanwhileNotice } from '#renderer/design/forms/meanwhile-notice.tsx'
import { useRebasedForm } from '#renderer/design/forms/use-rebased-form.ts'
import { type Environment, EnvironmentDetails } from '#shared/vocabulary/environment.ts'
import { EnvironmentForm } from './environment-form.tsx'
import { type EnvironmentValues, valuesOf } from './environment-values.ts'
import { fieldWords } from './environment-words.ts'

type Props = { readonly environment: Environment; readonly onDone: () => void }

export function EditEnvironment({ environment, onDone }: Props) {
  const { form, version, isBehind, atOdds, changesIn, follow } = useRebasedForm<EnvironmentValues>({
    current: valuesOf(environment),
    version: environment.version,
    schema: EnvironmentDetails,
  })
  const change = useDecision('environments.change', {
    says: ({ name }) => `${name} is changed`,
    undo: (changed, { changes }) => ({
      name: 'environments.change',
      input: {
        environmentId: environment.id,
        changes: beforeThat(valuesOf(environment), changes),
        expectedVersion: changed.version,
      },
    }),
  })
  const submit = form.onSubmit((values) => {
    const changes = changesIn(EnvironmentDetails.parse(values))
    if (!changes) return onDone()
    const input = { environmentId: environment.id, changes, expectedVersion: version }
    change.mutate(input, { onSuccess: onDone })
  })
  return (
    <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
      {isBehind && !change.isPending && (
        <MeanwhileNotice
          atOdds={atOdds.map((field) => fieldWords[field] ?? field)}
          onFollow={() => {
            follow()
            change.reset()
          }}
        />
      )}
      <EnvironmentForm form={form} />
      <FormFoot confirm="Save" pending={change.isPending} error={change.error} onLeave={onDone} />
    </Form>
  )
}
