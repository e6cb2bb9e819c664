import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { useConfidentialTask } from '#renderer/data/use-confidential-task.ts'
import { useMe } from '#renderer/data/use-me.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { Coming } from '#renderer/design/coming.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Form } from '#renderer/design/forms/form.tsx'
import { FormFoot } from '#renderer/design/forms/form-foot.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { tell } from '#renderer/state/notices.ts'
import { type Address, goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Kind } from '../source.ts'
import { useKinds } from '../use-kinds.ts'
import { ChooseKind } from './choose-kind.tsx'
import { chosenNames } from './join-choices.ts'
import { settingFields } from './setting-fields.ts'
import { SourceForm } from './source-form.tsx'
import { detailsWith, faultsIn, newValues, type SourceValues } from './source-values.ts'
import { useJoinChoices } from './use-join-choices.ts'
import { useSecrets } from './use-secrets.ts'
import { useTest } from './use-test.ts'

type Props = { readonly address: Address }

/** First of which kind it is, then where it lies and what is read of it. */
export function AddSource({ address }: Props) {
  const { data, error, refetch } = useKinds()
  const whyNot = useWhyNot({ permission: 'sources:write' })
  if (error) {
    return (
      <Failure title="What can be read is not known" error={error} onRetry={() => void refetch()} />
    )
  }
  if (!data) return <Coming label="What can be read is being asked" />
  const kind = data.items.find((one) => one.kind === address.query['kind'])
  if (kind && whyNot === undefined) return <NewSource key={kind.kind} kind={kind} />
  return (
    <PageFrame title="Add a source" says="Which system is to be read?">
      {whyNot === undefined ? (
        <ChooseKind kinds={data.items} />
      ) : (
        <Notice tone="wary" title="You cannot add a source">
          {whyNot}
        </Notice>
      )}
    </PageFrame>
  )
}

type NewProps = { readonly kind: Kind }

function NewSource({ kind }: NewProps) {
  const [fields] = useState(() => settingFields(kind.settings))
  const [schema] = useState(() => detailsWith(fields, kind))
  const form = useForm<SourceValues>({
    initialValues: newValues(kind),
    validate: schemaResolver(schema, { sync: true }),
    validateInputOnChange: true,
  })
  const secrets = useSecrets()
  const test = useTest({ form, secrets, of: { kind: kind.kind }, schema })
  const choices = useJoinChoices(null)
  const add = useConfidentialTask('sources.add')
  const due = kind.secret?.due === true
  const forgetful = useForgetful()
  const submit = form.onSubmit((values) => {
    const given = secrets.given()
    if (due && given.secret === undefined) {
      form.setErrors({ secret: `${kind.secret?.label} is needed to read it.` })
      return
    }
    const input = { kind: kind.kind, ...schema.parse(values), ...given }
    void add.run(input, {
      onDone: ({ id, name }) => {
        secrets.wipe()
        tell({ id: newId(), tone: 'good', says: `${name} is added, and is being read` })
        void choices.write({ source: id, names: chosenNames(fields, input.settings) })
        goTo(hrefTo(['sources'], { open: id }))
      },
      onDeclined: ({ details }) => form.setErrors(faultsIn(details)),
    })
  })
  return (
    <PageFrame
      title={`Add ${kind.title}`}
      says={
        <>
          {kind.says} <a href={hrefTo(['sources', 'new'])}>Another kind</a>
        </>
      }
    >
      <Form ref={focusFirstField} className="sb-form" onSubmit={submit}>
        <SourceForm
          {...{ kind, form, fields, secrets, test, choices }}
          secret={{ due, kept: false, ...forgetful }}
        />
        <FormFoot
          confirm="Add the source"
          pending={add.isPending}
          error={add.error}
          onLeave={() => goTo(hrefTo(['sources']))}
        />
      </Form>
    </PageFrame>
  )
}

/** Where no safe place is known, whoever gives a token should know that it will be asked for again. */
function useForgetful(): { readonly says?: string } {
  const { status } = useMe()
  return status?.device.protection === 'process'
    ? {
        says: 'No safe place for secrets was found here: it has to be given again after each start.',
      }
    : {}
}
