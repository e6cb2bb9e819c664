import { useMemo } from 'react'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import {
  type Address,
  currentAddress,
  goTo,
  goToInPlace,
  hrefTo,
  withQuery,
} from '#renderer/workbench/address.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import { nameOf } from '../happening.ts'
import { kindTitles } from '../happening-words.ts'
import { columnsOf } from './columns.tsx'
import type { useHappenings } from './use-happenings.ts'
import { isNarrowed, type Wanted } from './wanted.ts'

type Props = {
  readonly address: Address
  readonly wanted: Wanted
  readonly list: ReturnType<typeof useHappenings>
  readonly onSpan: (span: { readonly from: number; readonly to: number }) => void
}

const close = () => goTo(withQuery(currentAddress(), { open: undefined }))

/** The rows that pass, as many as are on the screen. */
export function OutsideRows({ address, wanted, list, onSpan }: Props) {
  const { show } = wanted
  const { rows, error, refetch } = list
  const columns = useMemo(() => columnsOf(show), [show])
  const { open } = address.query
  if (error) {
    return (
      <Failure
        title="What happened outside cannot be read"
        error={error}
        onRetry={() => void refetch()}
      />
    )
  }
  if (rows?.length === 0) return <NothingKnown wanted={wanted} />
  return (
    <div className="sb-outside-table">
      <DataTable
        label={`${kindTitles[show]}, newest first`}
        about={JSON.stringify(wanted)}
        columns={columns}
        count={rows?.length ?? 12}
        rowAt={(index) => rows?.[index]}
        keyOf={nameOf}
        opened={open}
        onOpen={(row) =>
          (open === undefined ? goTo : goToInPlace)(withQuery(address, { open: nameOf(row) }))
        }
        onClose={close}
        onSpan={onSpan}
      />
    </div>
  )
}

type NothingProps = { readonly wanted: Wanted }

function NothingKnown({ wanted }: NothingProps) {
  const sources = useSources().data?.items
  const { show } = wanted
  if (isNarrowed(wanted)) {
    return (
      <Blank
        title="Nothing that was read passes these filters"
        action={<a href={hrefTo(['outside'], { show })}>Leave out every filter</a>}
      >
        What no source has told is not known here, so this does not say that there was none.
      </Blank>
    )
  }
  if (sources?.length === 0) {
    return (
      <Blank
        title="No source is read yet"
        action={<a href={hrefTo(['sources', 'new'])}>Add a source</a>}
      >
        What ran, was deployed and went wrong outside is listed here once a source tells of it.
      </Blank>
    )
  }
  return (
    <Blank title="None was read yet" action={<a href={hrefTo(['sources'])}>To the sources</a>}>
      No source has told of any. The sources say what they read and how far they have come.
    </Blank>
  )
}
