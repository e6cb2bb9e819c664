import { schemaResolver, useForm } from '@mantine/form'
import { useState } from 'react'
import type { z } from 'zod'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import { fieldsAtOdds, rebase } from './rebase.ts'

type Given<V> = {
  /** The thing as the core has it now; it may move while somebody types. */
  readonly current: V
  readonly version: number
  readonly schema: z.ZodType
}

/** A form over something that others may change meanwhile: what was typed is never lost, nor theirs. */
export function useRebasedForm<V extends object>({ current, version, schema }: Given<V>) {
  const [base, setBase] = useState({ values: current, version })
  const form = useForm<V>({
    initialValues: current,
    validate: schemaResolver(schema, { sync: true }),
    validateInputOnChange: true,
  })
  const values = form.getValues()
  return {
    form,
    /** What the decision rests on. */
    version: base.version,
    isBehind: base.version !== version,
    atOdds: fieldsAtOdds({ base: base.values, values, current }),
    /** Fields that differ from where the form began; `undefined` where none does. */
    changesIn: (said: V) => changedFields(base.values, said)?.to,
    follow: () => {
      form.setValues(rebase({ base: base.values, values, current }))
      setBase({ values: current, version })
    },
  }
}
