import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { Column, Sort } from './column.ts'
import './data-table.css'
import { HeaderRow } from './header-row.tsx'
import { nextRow } from './next-row.ts'
import { TableRow } from './table-row.tsx'
import { useStart } from './use-start.ts'

const ROW_PX = 34
const OVERSCAN = 10

type Props<Row> = {
  /** What the table holds, for whoever hears it. */
  readonly label: string
  /** What was asked for: another question's answer is read from its first row. */
  readonly about?: string | undefined
  readonly columns: readonly Column<Row>[]
  readonly count: number
  /** `undefined` while the row is still on its way. */
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => string
  /** The row that stands opened beside the table. */
  readonly opened?: string | undefined
  readonly onOpen: (row: Row) => void
  /** Hears which row the keys are on; give it a function that keeps its identity. */
  readonly onCurrent?: (row: Row | undefined) => void
  /** Escape closes what stands opened. */
  readonly onClose?: () => void
  readonly sort?: Sort | undefined
  readonly onSort?: (by: string) => void
  /** How many rows came before the first since it was drawn: what is looked at keeps its place. */
  readonly added?: number
  /** Hears which rows are on the screen, so that they can be asked for. */
  readonly onSpan?: (span: { readonly from: number; readonly to: number }) => void
}

/** A table of any length: only what is on the screen is drawn. Tab stops at the titles
 * that sort and once for all rows; arrows walk through those. */
export function DataTable<Row>(props: Props<Row>) {
  const { label, about, columns, count, rowAt, keyOf, opened, onOpen, onClose } = props
  const { sort, onSort, onSpan, onCurrent, added = 0 } = props
  const scroller = useRef<HTMLDivElement>(null)
  const name = useId()
  const [active, setActive] = useState(0)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  })
  const shown = virtual.getVirtualItems()
  const from = shown[0]?.index ?? 0
  const to = shown.at(-1)?.index ?? 0
  useEffect(() => onSpan?.({ from, to }), [onSpan, from, to])
  useStart(about, () => {
    setActive(0)
    scroller.current?.scrollTo({ top: 0 })
  })
  useKeptPlace({
    scroller,
    added,
    moveActive: (by) => setActive((now) => (now === 0 ? 0 : now + by)),
  })
  const isOpened = (row: Row | undefined) => row !== undefined && keyOf(row) === opened
  const openedAt = opened && shown.find(({ index }) => isOpened(rowAt(index)))?.index
  const current = typeof openedAt === 'number' ? openedAt : Math.min(active, Math.max(0, count - 1))
  const currentRow = count > 0 ? rowAt(current) : undefined
  useEffect(() => onCurrent?.(currentRow), [onCurrent, currentRow])

  const open = (index: number) => {
    const row = rowAt(index)
    setActive(index)
    if (row) onOpen(row)
  }
  const walk = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key.length === 1 && (event.ctrlKey || event.metaKey || event.altKey)) return
    if (event.key === 'Enter') return open(current)
    if (event.key === 'Escape' && opened !== undefined) return onClose?.()
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_PX) - 2
    const next = nextRow({ key: event.key, at: current, count, page })
    if (next === undefined) return
    event.preventDefault()
    virtual.scrollToIndex(next)
    if (opened === undefined) setActive(next)
    else open(next)
  }
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-activedescendant={count > 0 ? `${name}-${current}` : undefined}
      className="sb-table"
      tabIndex={0}
      onKeyDown={walk}
      style={tracksOf(columns)}
    >
      <HeaderRow columns={columns} sort={sort} onSort={onSort} />
      <div className="sb-table-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start }) => {
          const row = rowAt(index)
          return (
            <TableRow
              key={row ? keyOf(row) : index}
              id={`${name}-${index}`}
              index={index}
              top={start}
              row={row}
              columns={columns}
              active={index === current}
              opened={isOpened(row)}
              onOpen={open}
            />
          )
        })}
      </div>
    </div>
  )
}

type Kept = {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly added: number
  readonly moveActive: (by: number) => void
}

/** What comes above moves the rest down; whoever reads further down goes with it. */
function useKeptPlace({ scroller, added, moveActive }: Kept): void {
  const before = useRef(added)
  useLayoutEffect(() => {
    const more = added - before.current
    before.current = added
    if (more <= 0) return
    moveActive(more)
    const box = scroller.current
    if (box && box.scrollTop > 0) box.scrollTop += more * ROW_PX
  })
}

/** React types only the properties it knows; a custom one needs the cast. */
const tracksOf = (columns: readonly { readonly width: string }[]) =>
  ({ '--sb-tracks': columns.map(({ width }) => width).join(' ') }) as CSSProperties
