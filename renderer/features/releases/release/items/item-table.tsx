import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Column } from '#renderer/design/table/column.ts'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import type { Item } from '#shared/vocabulary/release.ts'

const ROW_PX = 34
const MOST_ROWS = 14
const SEARCH_FROM = 15

type Props = {
  readonly items: readonly Item[]
  readonly columns: readonly Column<Item>[]
  readonly opened: string | undefined
  readonly onOpen: (item: Item) => void
}

/** Up to five hundred items in the height of a few: only what is looked at is drawn. */
export function ItemTable({ items, columns, opened, onOpen }: Props) {
  const [words, setWords] = useState('')
  const shown = useMemo(() => items.filter((item) => mentions(item, words)), [items, words])
  const rows = Math.min(Math.max(shown.length, 1), MOST_ROWS) + 1
  return (
    <>
      {items.length >= SEARCH_FROM && (
        <TextInput
          aria-label="Find an item"
          placeholder="Find by title, version, build or change"
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      )}
      <div className="sb-items-table" style={{ height: rows * ROW_PX + 2 }}>
        <DataTable
          label="Items"
          columns={columns}
          count={shown.length}
          rowAt={(index) => shown[index]}
          keyOf={({ id }) => id}
          opened={opened}
          onOpen={onOpen}
        />
      </div>
    </>
  )
}

function mentions(item: Item, words: string): boolean {
  const wanted = words.trim().toLowerCase()
  return [item.title, item.version, item.buildId, item.changeReference].some((text) =>
    text?.toLowerCase().includes(wanted),
  )
}
