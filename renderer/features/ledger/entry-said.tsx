import { Text } from '@mantine/core'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { OpenedEntry } from '#shared/vocabulary/ledger-entry.ts'
import { readableFields } from './readable-fields.ts'
import type { Names } from './words/fact-teller.ts'

type Props = { readonly entry: OpenedEntry; readonly names: Names }

/** What was recorded: its fields for people, and as it stands for whoever checks it. */
export function EntrySaid({ entry, names }: Props) {
  const { payload, personal, erased } = entry
  const fields = readableFields({ payload, personal, names })
  return (
    <Panel title="What was recorded">
      {fields.length === 0 && !erased && (
        <Text c="dimmed">Nothing beyond what the sentence says.</Text>
      )}
      {fields.length > 0 && (
        <Fields>
          {fields.map(({ name, value, whole }) => (
            <Field key={name} name={name}>
              {whole === undefined ? value : <span title={whole}>{value}</span>}
            </Field>
          ))}
        </Fields>
      )}
      {erased && (
        <Text c="dimmed">
          Names and free text of this entry have been erased, as the law may ask. Its hashes still
          hold.
        </Text>
      )}
      <details>
        <summary className="sb-entry-raw-name">As it stands in the ledger (JSON)</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
        <pre className="sb-entry-raw" tabIndex={0} role="group" aria-label="As it stands, in JSON">
          {JSON.stringify(erased ? { payload } : { payload, personal }, null, 2)}
        </pre>
      </details>
    </Panel>
  )
}
