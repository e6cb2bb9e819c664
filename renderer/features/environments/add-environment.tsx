import { schemaResolver, useForm } from '@mantine/form'
import { useDecision } from '#renderer/data/use-decision.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import { contract } from '#shared/contract/index.ts'
import { EnvironmentForm } from './environment-form.tsx'
import { type EnvironmentValues, nothingSaid } from './environment-values.ts'

const { input } = contract['environments.add']

export function AddEnvironment() {
  const form = useForm<EnvironmentValues>({
    initialValues: nothingSaid,
    validate: schemaResolver(input, { sync: true }),
    validateInputOnChange: true,
  })
  const add = useDecision('environments.add', { says: ({ name }) => `${name} is added` })
  const submit = form.onSubmit((values) =>
    add.mutate(input.parse(values), {
      onSuccess: ({ id }) => goTo(hrefTo(['environments', id])),
    }),
  )
  return (
    <PageFrame
      title="Add an environment"
      says="What is left out stays unknown; it can be said later."
    >
      <Panel title="The environment">
        <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
          <EnvironmentForm form={form} />
          <FormFoot
            confirm="Add the environment"
            pending={add.isPending}
            error={add.error}
            onLeave={() => goTo(hrefTo(['environments']))}
          />
        </Form>
      </Panel>
    </PageFrame>
  )
}
