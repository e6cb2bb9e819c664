import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import { goTo, goToInPlace, hrefTo, withQuery } from '#renderer/workbench/address.ts'
import type { PageProps } from '#renderer/workbench/page.ts'
import { entryColumns } from './entry-columns.tsx'
import { EntryInspector } from './entry-inspector.tsx'
import { filterOf, isFiltered } from './ledger-filter.ts'
import './ledger-page.css'
import { LedgerSays } from './ledger-says.tsx'
import { LedgerTools } from './ledger-tools.tsx'
import { ProofInspector } from './proof/proof-inspector.tsx'
import { useEntries } from './use-entries.ts'
import { type LedgerTasks, useLedgerTasks } from './use-ledger-tasks.ts'

/** Every fact, newest first, and the proof that none was changed. */
export function LedgerPage({ address }: PageProps) {
  const { status, zone } = useMe()
  const tasks = useLedgerTasks()
  return (
    <PageFrame
      title="Ledger"
      fill="whole"
      says={status && <LedgerSays status={status} />}
      actions={
        <Button
          component="a"
          href={withQuery(address, { open: undefined, show: 'proof' })}
          variant="default"
          leftSection={<IconShieldCheck size={16} aria-hidden />}
        >
          Verify, export
        </Button>
      }
      tools={<LedgerTools address={address} zone={zone} />}
      inspector={openedIn({ address, tasks })}
    >
      <Entries address={address} zone={zone} />
    </PageFrame>
  )
}

type OpenedProps = PageProps & { readonly tasks: LedgerTasks }

/** Nothing where nothing is opened: a small window shows either the list or what is opened. */
function openedIn({ address, tasks }: OpenedProps) {
  const { open, show } = address.query
  const seq = Number(open)
  const close = () => goTo(withQuery(address, { open: undefined, show: undefined }))
  if (show === 'proof') return <ProofInspector tasks={tasks} onClose={close} />
  if (!Number.isInteger(seq) || seq < 1) return null
  return <EntryInspector seq={seq} address={address} onClose={close} />
}

type EntriesProps = PageProps & { readonly zone: string }

function Entries({ address, zone }: EntriesProps) {
  const [span, setSpan] = useState({ from: 0, to: 40 })
  const filter = useMemo(() => filterOf(address.query), [address.query])
  const columns = useMemo(() => entryColumns(zone), [zone])
  const { anchor, newer, count, error, rowAt } = useEntries(filter, span)
  if (error) return <Failure title="The ledger cannot be read" error={error} />
  if (anchor && count === 0) return <NothingFound filtered={isFiltered(filter)} />
  return (
    <DataTable
      label="Ledger entries, newest first"
      about={anchor?.key ?? ''}
      columns={columns}
      count={anchor ? count : 24}
      added={newer}
      rowAt={rowAt}
      keyOf={({ seq }) => String(seq)}
      opened={address.query['open']}
      onOpen={({ seq }) => goToInPlace(withQuery(address, { open: String(seq), show: undefined }))}
      onSpan={setSpan}
    />
  )
}

type NothingProps = { readonly filtered: boolean }

const NothingFound = ({ filtered }: NothingProps) =>
  filtered ? (
    <Blank
      title="No entry is like that"
      action={
        <Button component="a" href={hrefTo(['ledger'])} variant="default">
          Show every entry
        </Button>
      }
    >
      Every filter above has to fit.
    </Blank>
  ) : (
    <Blank title="Nothing has been recorded yet">Every decision shows here once it is made.</Blank>
  )
