import { IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useMemo } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { focusFilter } from '#renderer/design/filter-field.tsx'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import { turnSort } from '#renderer/design/table/sort-rows.ts'
import { type Action, useActions } from '#renderer/workbench/action.ts'
import {
  type Address,
  currentAddress,
  goTo,
  goToInPlace,
  hrefTo,
  withQuery,
} from '#renderer/workbench/address.ts'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import { chooseSources, readSourceFilter } from './choose-sources.ts'
import { JoinParts } from './joins/join-parts.tsx'
import { NoSources } from './no-sources.tsx'
import { SourceInspector } from './opened/source-inspector.tsx'
import type { StandingSource } from './source.ts'
import { sourceColumns } from './source-columns.tsx'
import { SourceFilters } from './source-filters.tsx'
import { useKinds } from './use-kinds.ts'

const here: readonly Action[] = [
  {
    id: 'sources.filter',
    label: 'Filter the sources',
    menu: 'View',
    shortcut: '/',
    perform: focusFilter,
  },
]

const close = () => goTo(withQuery(currentAddress(), { open: undefined }))
const idOf = ({ id }: StandingSource) => id
const toAdd = () => goTo(hrefTo(['sources', 'new']))

type Props = { readonly address: Address }

/** Every source with how it stands, narrowed down by what the address says. */
export function SourcesList({ address }: Props) {
  const { data, error, refetch } = useSources()
  const kinds = useKinds().data?.items
  const columns = useMemo(() => sourceColumns(kinds), [kinds])
  const all = data?.items
  const filter = readSourceFilter(address.query)
  const shown = all && chooseSources(all, filter)
  const whyNot = useWhyNot({ permission: 'sources:write' })
  const wall = useWall()
  const { open } = address.query
  // The selection moves at once; what is opened beside it may follow while more keys come.
  const beside = useDeferredValue(open)
  const opened = beside === undefined ? undefined : all?.find(({ id }) => id === beside)
  useActions(here)

  const show = ({ id }: StandingSource) =>
    (open === undefined ? goTo : goToInPlace)(withQuery(address, { open: id }))
  return (
    <PageFrame
      title="Sources"
      says={all && shown && all.length > 0 && tellShown(shown.length, all)}
      actions={
        !wall && (
          <AllowedButton whyNot={whyNot} leftSection={<IconPlus size={15} />} onClick={toAdd}>
            Add a source
          </AllowedButton>
        )
      }
      tools={
        <>
          {all && all.length > 0 && <JoinParts here="sources" />}
          {!wall && <SourceFilters address={address} filter={filter} />}
        </>
      }
      fill="whole"
      inspector={opened && <SourceInspector key={opened.id} source={opened} onClose={close} />}
    >
      {error ? (
        <Failure title="The sources cannot be read" error={error} onRetry={() => void refetch()} />
      ) : shown?.length === 0 ? (
        <NoSources held={all?.length ?? 0} whyNot={whyNot} />
      ) : (
        <DataTable
          label="Sources"
          columns={columns}
          count={shown?.length ?? 6}
          rowAt={(index) => shown?.[index]}
          keyOf={idOf}
          opened={open}
          onOpen={show}
          sort={filter.sort}
          onSort={(by) => goToInPlace(withQuery(address, { sort: turnSort(filter.sort, by) }))}
        />
      )}
    </PageFrame>
  )
}

function tellShown(shown: number, all: readonly StandingSource[]): string {
  const every = tellNumber(all.length, ['source', 'sources'])
  return shown === all.length ? every : `${tellCount(shown)} of ${every}`
}
