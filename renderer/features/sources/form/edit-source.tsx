import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { useConfidentialTask } from '#renderer/data/use-confidential-task.ts'
import { Coming } from '#renderer/design/coming.tsx'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { MeanwhileNotice } from '#renderer/design/forms/meanwhile-notice.tsx'
import { useRebasedForm } from '#renderer/design/forms/use-rebased-form.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { tell } from '#renderer/state/notices.ts'
import type { Kind, StandingSource } from '../source.ts'
import { useKinds } from '../use-kinds.ts'
import { chosenNames } from './join-choices.ts'
import { settingFields } from './setting-fields.ts'
import { SourceForm } from './source-form.tsx'
import { detailsWith, faultsIn, isMoved, type SourceValues, valuesOf } from './source-values.ts'
import { takenOff } from './taken-off.ts'
import { useJoinChoices } from './use-join-choices.ts'
import { useSecrets } from './use-secrets.ts'
import { useTest } from './use-test.ts'

type Props = { readonly source: StandingSource; readonly onDone: () => void }

export function EditSource({ source, onDone }: Props) {
  const { data } = useKinds()
  if (!data) return <Coming label="What this kind wants to know is being asked" />
  const kind = data.items.find((one) => one.kind === source.kind)
  if (kind) return <Editing source={source} kind={kind} onDone={onDone} />
  return (
    <Notice tone="bad" title="It cannot be edited here">
      This version of Signalbox does not know what “{source.kind}” wants to know.
    </Notice>
  )
}

const fieldWords: Readonly<Record<string, string>> = { baseUrl: 'address' }

type EditingProps = Props & { readonly kind: Kind }

function Editing({ source, kind, onDone }: EditingProps) {
  const [fields] = useState(() => settingFields(kind.settings))
  const [schema] = useState(() => detailsWith(fields, kind))
  const { form, version, isBehind, atOdds, changesIn, follow } = useRebasedForm<SourceValues>({
    current: valuesOf(source),
    version: source.version,
    schema,
  })
  const secrets = useSecrets()
  const test = useTest({ form, secrets, of: { sourceId: source.id }, schema })
  const choices = useJoinChoices(source.id)
  const change = useConfidentialTask('sources.change')
  const moved = source.secretSetAt !== null && isMoved(source.baseUrl, form.values.baseUrl)
  const off = takenOff(source.settings, form.values.settings)
  const submit = form.onSubmit((values) => {
    const given = secrets.given()
    const changes = changesIn(schema.parse(values))
    const join = () =>
      void choices.write({ source: source.id, names: chosenNames(fields, values.settings) })
    if (!changes && Object.keys(given).length === 0) {
      join()
      return onDone()
    }
    const input = {
      sourceId: source.id,
      changes: changes ?? {},
      ...given,
      expectedVersion: version,
    }
    void change.run(input, {
      onDone: ({ name }) => {
        secrets.wipe()
        tell({ id: newId(), tone: 'good', says: `${name} is changed` })
        join()
        onDone()
      },
      onDeclined: ({ details }) => form.setErrors(faultsIn(details)),
    })
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
      <SourceForm
        {...{ kind, form, fields, secrets, test, choices }}
        secret={{
          due: moved || (kind.secret?.due === true && source.secretSetAt === null),
          kept: source.secretSetAt !== null && !moved,
          ...(moved && {
            says: 'This is another host: what was given for the one before is not sent to it.',
          }),
        }}
      />
      {off.length > 0 && (
        <Notice tone="wary" title="What is forgotten">
          Everything that was read of {off.join(', ')}. There it stays as it is, and is read again
          when it is put back on the list.
        </Notice>
      )}
      <FormFoot confirm="Save" pending={change.isPending} error={change.error} onLeave={onDone} />
    </Form>
  )
}
