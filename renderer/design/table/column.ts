import type { ReactNode } from 'react'

export type Order = 'ascending' | 'descending'
export type Sort = { readonly by: string; readonly order: Order }

/** One column of a table; cells are drawn anew only where their row is another object. */
export type Column<Row> = {
  readonly key: string
  readonly title: string
  /** A track of a CSS grid: `96px`, `minmax(180px, 2fr)`. */
  readonly width: string
  readonly align?: 'end'
  /** What the rows are sorted by when the title is pressed. */
  readonly sortBy?: string
  readonly cell: (row: Row) => ReactNode
}
