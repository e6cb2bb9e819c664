import { useMe } from '#renderer/data/use-me.ts'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { tellMoment } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { networkWords } from '../form/network-words.ts'
import { settingFields, tellSetting } from '../form/setting-fields.ts'
import type { StandingSource } from '../source.ts'
import { kindTitle } from '../source-words.ts'
import { useKinds } from '../use-kinds.ts'

type Props = { readonly source: StandingSource }

/** Where and how a source is read; of what it is asked with only that there is something. */
export function SourceFactsPanel({ source }: Props) {
  const { kind, baseUrl, settings, network, secretSetAt } = source
  const { zone } = useMe()
  const now = useNow()
  const kinds = useKinds().data?.items
  const known = kinds?.find((one) => one.kind === kind)
  return (
    <Panel title="Where and how">
      <Fields>
        <Field name="Kind">{kindTitle(kind, kinds)}</Field>
        <Field name="Address">{baseUrl}</Field>
        {known?.secret !== null && (
          <Field name={known?.secret?.label ?? 'Secret'}>
            {secretSetAt === null
              ? 'none given'
              : `given ${tellMoment({ at: secretSetAt, now, zone })}; shown nowhere`}
          </Field>
        )}
        {known &&
          settingFields(known.settings).map((field) => (
            <Field key={field.name} name={field.label}>
              {tellSetting(field, settings[field.name])}
            </Field>
          ))}
        <Field name="Network">{networkWords(network)}</Field>
      </Fields>
    </Panel>
  )
}
