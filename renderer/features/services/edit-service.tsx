import { useDecision } from '#renderer/data/use-decision.ts'
import { useWholeList } from '#renderer/data/use-whole-list.ts'
import { beforeThat } from '#renderer/design/forms/before-that.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { MeanwhileNotice } from '#renderer/design/forms/meanwhile-notice.tsx'
import { useRebasedForm } from '#renderer/design/forms/use-rebased-form.ts'
import { type Service, ServiceDetails } from '#shared/vocabulary/service.ts'
import { ServiceForm } from './service-form.tsx'
import { type ServiceValues, valuesOf } from './service-values.ts'
import { fieldWords } from './service-words.ts'

type Props = { readonly service: Service; readonly onDone: () => void }

export function EditService({ service, onDone }: Props) {
  const teams = useWholeList('people.teams').data ?? []
  const { form, version, isBehind, atOdds, changesIn, follow } = useRebasedForm<ServiceValues>({
    current: valuesOf(service),
    version: service.version,
    schema: ServiceDetails,
  })
  const change = useDecision('services.change', {
    says: ({ name }) => `${name} is changed`,
    undo: (changed, { changes }) => ({
      name: 'services.change',
      input: {
        serviceId: service.id,
        changes: beforeThat(valuesOf(service), changes),
        expectedVersion: changed.version,
      },
    }),
  })
  const submit = form.onSubmit((values) => {
    const changes = changesIn(ServiceDetails.parse(values))
    if (!changes) return onDone()
    const input = { serviceId: service.id, changes, expectedVersion: version }
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
      <ServiceForm form={form} teams={teams} />
      <FormFoot confirm="Save" pending={change.isPending} error={change.error} onLeave={onDone} />
    </Form>
  )
}
