import type { RowsAsk } from '#renderer/data/use-stretches.ts'
import { askOf } from '#renderer/workbench/release-query/ask-of-wanted.ts'
import { type Query, readWanted } from '#renderer/workbench/release-query/wanted.ts'

export type Asked = Omit<RowsAsk, 'sort'>

/** Which releases are written out: those that the list's address asks for, in whatever order. */
export function askedReleases(
  query: Query,
  reader: Parameters<typeof askOf>[1],
): Asked | undefined {
  const ask = askOf(readWanted(query), reader)
  if (!ask) return undefined
  const { sort: _, ...filter } = ask
  return filter
}
