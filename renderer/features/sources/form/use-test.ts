import { useConfidentialTask } from '#renderer/data/use-confidential-task.ts'
import type { FormOf } from '#renderer/design/forms/form-of.ts'
import type { AskOf } from '#shared/contract/index.ts'
import { type detailsWith, faultsIn, type SourceValues } from './source-values.ts'
import type { Secrets } from './use-secrets.ts'

type Trying = {
  readonly form: FormOf<SourceValues>
  readonly secrets: Secrets
  /** A new one by its kind, or one that stands. */
  readonly schema: ReturnType<typeof detailsWith>
  readonly of: Pick<AskOf<'sources.test'>, 'kind' | 'sourceId'>
}

/** Tries what the form holds; what it finds wrong stands at its field. */
export function useTest({ form, secrets, schema, of }: Trying) {
  const task = useConfidentialTask('sources.test')
  const tryIt = () => {
    if (form.validateField('baseUrl').hasError) return
    const { baseUrl: said, settings, network } = form.getValues()
    const baseUrl = schema.shape.baseUrl.parse(said)
    void task.run(
      { ...of, baseUrl, settings, network, ...secrets.given() },
      { onDeclined: ({ details }) => form.setErrors({ ...form.errors, ...faultsIn(details) }) },
    )
  }
  return { ...task, tryIt }
}
export type Test = ReturnType<typeof useTest>
