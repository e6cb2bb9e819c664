import type { Sort } from './column.ts'

/** `null` where it is not known: that comes last in either order. */
export type SortKey = string | number | null

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })

type Wish<Row> = { readonly sort: Sort; readonly keyOf: (row: Row, by: string) => SortKey }

/** Rows that are equal by what they are sorted by keep the order they came in. */
export function sortRows<Row>(rows: readonly Row[], { sort, keyOf }: Wish<Row>): readonly Row[] {
  const turn = sort.order === 'ascending' ? 1 : -1
  return rows
    .map((row) => ({ row, key: keyOf(row, sort.by) }))
    .toSorted(({ key: one }, { key: other }) => {
      if (one === null || other === null) return Number(one === null) - Number(other === null)
      return turn * compare(one, other)
    })
    .map(({ row }) => row)
}

function compare(one: string | number, other: string | number): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return collator.compare(String(one), String(other))
}

type Known = { readonly columns: readonly string[]; readonly otherwise: Sort }

/** The order as an address names it: `name`, or `-name` for descending. */
export function readSort(text: string | undefined, { columns, otherwise }: Known): Sort {
  const by = text?.replace(/^-/, '')
  if (by === undefined || !columns.includes(by)) return otherwise
  return { by, order: text?.startsWith('-') ? 'descending' : 'ascending' }
}

/** What the address says after the title of a column was pressed. */
export const turnSort = (sort: Sort, by: string): string =>
  sort.by === by && sort.order === 'ascending' ? `-${by}` : by
