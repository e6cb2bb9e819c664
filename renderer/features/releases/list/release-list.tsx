import { useDeferredValue, useMemo } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { usePreference } from '#renderer/data/use-preference.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import { useActions } from '#renderer/workbench/action.ts'
import type { PageProps } from '#renderer/workbench/page.ts'
import type { ReleaseRow, ReleaseSort } from '#shared/vocabulary/release.ts'
import { changeWanted } from './change-wanted.ts'
import { ColumnChoice, chosenColumns, wallColumns } from './column-choice.ts'
import { columnsFor } from './columns.tsx'
import { DraftLine } from './draft-line.tsx'
import { FilterBar } from './filter-bar.tsx'
import { listActions } from './list-actions.ts'
import { ListBlank } from './list-blank.tsx'
import { ListTools } from './list-tools.tsx'
import { closeInspector, openInInspector } from './open-in-inspector.ts'
import { ReleaseInspector } from './release-inspector.tsx'
import './release-list.css'
import { useReleaseList } from './use-release-list.ts'
import { tellTrouble, useFirstView, useViews } from './use-views.ts'

/** Drawn while nobody knows how many there are. */
const SHAPE_ROWS = 14

const idOf = ({ id }: ReleaseRow) => id

/** Every release: found, narrowed down, and opened beside the table. */
export function ReleaseList({ address }: PageProps) {
  const wall = useWall()
  const views = useViews()
  const settled = useFirstView(address, views)
  const list = useReleaseList(address.query, settled)
  const { columns, chosen, choose } = useColumns()
  useActions(listActions)
  const { total, wanted, nobody, error } = list
  const opened = address.query['open']
  // The selection moves at once; what is opened beside it may follow while more keys come.
  const beside = useDeferredValue(opened)
  return (
    <PageFrame
      title="Releases"
      says={<span role="status">{total !== undefined && tellNumber(total, words)}</span>}
      fill="whole"
      actions={!wall && <ListTools views={views} chosen={chosen} onChoose={choose} />}
      tools={!wall && <FilterBar address={address} wanted={wanted} />}
      inspector={beside && <ReleaseInspector releaseId={beside} onClose={closeInspector} />}
    >
      <div className="sb-release-table">
        {!wall && <DraftLine />}
        {error && (
          <Failure title="The releases could not be read" error={error} onRetry={list.retry} />
        )}
        {total === 0 || nobody ? (
          <ListBlank wanted={wanted} nobody={nobody} />
        ) : (
          <DataTable
            label="Releases"
            about={list.about}
            columns={columns}
            count={total ?? SHAPE_ROWS}
            rowAt={list.rowAt}
            keyOf={idOf}
            opened={opened}
            onOpen={openInInspector}
            onClose={closeInspector}
            sort={wanted.sort}
            onSort={(by) => sortBy(by, wanted.sort)}
            onSpan={list.onSpan}
          />
        )}
      </div>
    </PageFrame>
  )
}

const words = ['release', 'releases'] as const

function useColumns() {
  const { zone } = useMe()
  const { value, keep } = usePreference({ name: 'releases.columns', shape: ColumnChoice })
  const wall = useWall()
  const chosen = useMemo(() => (wall ? wallColumns : chosenColumns(value)), [wall, value])
  return {
    chosen,
    columns: useMemo(() => columnsFor({ keys: chosen, zone }), [chosen, zone]),
    choose: async (keys: readonly string[] | null) => tellTrouble(await keep(keys && [...keys])),
  }
}

/** The same title once more turns the order round. */
function sortBy(by: string, { by: before, order }: ReleaseSort): void {
  const turned = by === before && order === 'ascending'
  // The columns name nothing else to sort by; the table knows them as words only.
  const sort = { by: by as ReleaseSort['by'], order: turned ? 'descending' : 'ascending' } as const
  changeWanted({ sort })
}
