import type { FormOf } from '#renderer/design/forms/form-of.ts'
import type { SourceNetwork } from '#shared/vocabulary/source.ts'
import type { Json } from './setting-fields.ts'
import type { SourceValues } from './source-values.ts'

type SourceFormOf = FormOf<SourceValues>

type Said = { readonly name: string; readonly value: Json | undefined }

/** Changes one setting; what was found wrong with it is said anew when it is sent. */
export function setSetting(form: SourceFormOf, { name, value }: Said): void {
  const { [name]: _, ...others } = form.getValues().settings
  form.setFieldValue('settings', value === undefined ? others : { ...others, [name]: value })
  clearWithin(form, `settings.${name}`)
}

export function setNetwork(form: SourceFormOf, changes: Partial<SourceNetwork>): void {
  form.setFieldValue('network', { ...form.getValues().network, ...changes })
  for (const name of Object.keys(changes)) clearWithin(form, `network.${name}`)
}

function clearWithin(form: SourceFormOf, field: string): void {
  const kept = Object.entries(form.errors).filter(
    ([path]) => path !== field && !path.startsWith(`${field}.`),
  )
  form.setErrors(Object.fromEntries(kept))
}
