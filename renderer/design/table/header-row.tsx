import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { Column, Sort } from './column.ts'

type Props<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly sort: Sort | undefined
  readonly onSort: ((by: string) => void) | undefined
}

export const HeaderRow = <Row,>({ columns, sort, onSort }: Props<Row>) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the grid is what is focused
  <div role="row" aria-rowindex={1} className="sb-table-row sb-table-head">
    {columns.map(({ key, title, align, sortBy }) => {
      const order = sortBy !== undefined && sort?.by === sortBy ? sort.order : undefined
      return (
        // biome-ignore lint/a11y/useFocusableInteractive: the grid is what is focused
        <div key={key} role="columnheader" aria-sort={order ?? 'none'} data-align={align}>
          {sortBy === undefined || !onSort ? (
            title
          ) : (
            <button type="button" onClick={() => onSort(sortBy)}>
              {title}
              {order === 'ascending' && <IconArrowUp size={13} aria-hidden />}
              {order === 'descending' && <IconArrowDown size={13} aria-hidden />}
            </button>
          )}
        </div>
      )
    })}
  </div>
)
