import { Text } from '@mantine/core'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import type { OpenedEntry } from '#shared/vocabulary/ledger-entry.ts'

type Props = { readonly entry: OpenedEntry }

/** What binds the entry to the one before it, and to what was said. */
export const EntryHashes = ({ entry }: Props) => (
  <Panel title="Hashes">
    <Fields>
      <Field name="This entry">
        <Hash>{entry.hash}</Hash>
      </Field>
      <Field name="The one before">
        <Hash>{entry.previousHash}</Hash>
      </Field>
      <Field name="What was said">
        <Hash>{entry.payloadDigest}</Hash>
      </Field>
      <Field name="Command">
        <Hash>{entry.commandId}</Hash>
      </Field>
    </Fields>
    <Text fz="sm" c="dimmed">
      The hash of an entry covers the one before it: nothing earlier can be changed without changing
      every hash that follows.
    </Text>
  </Panel>
)

type HashProps = { readonly children: string }

const Hash = ({ children }: HashProps) => <span className="sb-entry-hash">{children}</span>
