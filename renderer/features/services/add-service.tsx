import { schemaResolver, useForm } from '@mantine/form'
import { useDecision } from '#renderer/data/use-decision.ts'
import { useWholeList } from '#renderer/data/use-whole-list.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import { contract } from '#shared/contract/index.ts'
import { ServiceForm } from './service-form.tsx'
import { nothingSaid, type ServiceValues } from './service-values.ts'

const { input } = contract['services.add']

export function AddService() {
  const teams = useWholeList('people.teams').data ?? []
  const form = useForm<ServiceValues>({
    initialValues: nothingSaid,
    validate: schemaResolver(input, { sync: true }),
    validateInputOnChange: true,
  })
  const add = useDecision('services.add', { says: ({ name }) => `${name} is added` })
  const submit = form.onSubmit((values) =>
    add.mutate(input.parse(values), {
      onSuccess: ({ id }) => goTo(hrefTo(['services', id])),
    }),
  )
  return (
    <PageFrame title="Add a service" says="What is left out stays unknown; it can be said later.">
      <Panel title="The service">
        <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
          <ServiceForm form={form} teams={teams} />
          <FormFoot
            confirm="Add the service"
            pending={add.isPending}
            error={add.error}
            onLeave={() => goTo(hrefTo(['services']))}
          />
        </Form>
      </Panel>
    </PageFrame>
  )
}
