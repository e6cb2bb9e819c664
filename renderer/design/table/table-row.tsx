import { memo, type ReactNode } from 'react'
import type { Column } from './column.ts'

type Props<Row> = {
  readonly id: string
  readonly index: number
  readonly top: number
  readonly row: Row | undefined
  readonly columns: readonly Column<Row>[]
  readonly active: boolean
  readonly opened: boolean
  readonly onOpen: (index: number) => void
}

/** A row that has not changed is not drawn anew, whatever happens to the others. */
export const TableRow = memo(DrawnRow, (one, other) => {
  const { onOpen: _, ...kept } = one
  return Object.entries(kept).every(([key, value]) => other[key as keyof typeof other] === value)
}) as <Row>(props: Props<Row>) => ReactNode

function DrawnRow<Row>({ id, index, top, row, columns, active, opened, onOpen }: Props<Row>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid is what is focused
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={opened}
      aria-busy={row === undefined}
      className="sb-table-row"
      data-active={active || undefined}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => {
        if (!(event.target as Element).closest('a, button')) onOpen(index)
      }}
    >
      {columns.map((column) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the grid is what is focused
        <div key={column.key} role="gridcell" data-align={column.align}>
          {row === undefined ? <span className="sb-table-coming" /> : column.cell(row)}
        </div>
      ))}
    </div>
  )
}
