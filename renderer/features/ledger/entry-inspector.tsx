import { Button, Code, Skeleton, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { Inspector } from '#renderer/design/inspector.tsx'
import { tellCount, tellExactly, tellZone } from '#renderer/design/moment.ts'
import { type Address, withQuery } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { EntryHashes } from './entry-hashes.tsx'
import './entry-inspector.css'
import { EntrySaid } from './entry-said.tsx'
import { EntryWho } from './entry-who.tsx'
import { actorWords } from './entry-words.ts'
import type { Entry } from './use-entries.ts'
import { factWords } from './words/fact-words.ts'
import { useNames } from './words/use-names.ts'

type Props = { readonly seq: number; readonly address: Address; readonly onClose: () => void }

/** One entry: what was recorded, who and when, the hashes that bind it, and its neighbours. */
export function EntryInspector({ seq, address, onClose }: Props) {
  const { zone } = useMe()
  const opened = useQueryOf('ledger.entry', { seq }, { meanwhile: 'previous' })
  const named = useQueryOf(
    'ledger.entries',
    { after: seq + 1, limit: 1 },
    { meanwhile: 'previous' },
  )
  const entry = opened.data?.entry
  const line = named.data?.items.find((one) => one.seq === entry?.seq)
  return (
    <Inspector
      title={`Entry ${tellCount(seq)}`}
      says={
        entry && (
          <Text fz="sm" c="dimmed">
            {tellExactly({ at: entry.at, zone })} {tellZone(zone)}
          </Text>
        )
      }
      onClose={onClose}
    >
      {opened.error && <Failure title="The entry cannot be opened" error={opened.error} />}
      {opened.data?.entry === null && (
        <Blank title="There is no such entry">
          The ledger has not come to entry {tellCount(seq)}, or it was given up when a backup was
          restored.
        </Blank>
      )}
      {!opened.data && !opened.error && <Skeleton h={220} />}
      {entry && <Opened entry={entry} line={line} />}
      {entry && <Neighbours seq={seq} address={address} />}
    </Inspector>
  )
}

type OpenedEntry = NonNullable<OutputOf<'ledger.entry'>['entry']>
type OpenedProps = { readonly entry: OpenedEntry; readonly line: Entry | undefined }

function Opened({ entry, line }: OpenedProps) {
  const names = useNames()
  return (
    <>
      <p className="sb-entry-sentence">
        <strong>{line ? actorWords(line) : '…'}</strong> {factWords(entry, names)}.
      </p>
      <EntryWho entry={entry} line={line} />
      <EntrySaid entry={entry} names={names} />
      <EntryHashes entry={entry} />
      <Text fz="sm" c="dimmed">
        Type <Code>{entry.type}</Code>
      </Text>
    </>
  )
}

type NeighbourProps = { readonly seq: number; readonly address: Address }

function Neighbours({ seq, address }: NeighbourProps) {
  const { status } = useMe()
  const last = status?.ledger.entries ?? seq
  const to = (other: number) => withQuery(address, { open: String(other) })
  return (
    <nav className="sb-entry-neighbours" aria-label="Neighbouring entries">
      {seq > 1 && (
        <Button
          component="a"
          href={to(seq - 1)}
          variant="default"
          leftSection={<IconArrowDown size={15} aria-hidden />}
        >
          Entry {tellCount(seq - 1)} before it
        </Button>
      )}
      {seq < last && (
        <Button
          component="a"
          href={to(seq + 1)}
          variant="default"
          leftSection={<IconArrowUp size={15} aria-hidden />}
        >
          Entry {tellCount(seq + 1)} after it
        </Button>
      )}
    </nav>
  )
}
