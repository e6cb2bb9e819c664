import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { ReleaseRow } from '#shared/vocabulary/release.ts'

type Found = {
  /** What whoever looks owns or leads. */
  readonly mine: readonly ReleaseRow[]
  /** The first ones of all, theirs among them. */
  readonly all: readonly ReleaseRow[]
  readonly most: number
}

/** Theirs first and whole, then as many of the others as there is room for. */
export const mineFirst = ({ mine, all, most }: Found) => {
  const own = new Set<string>(mine.map(({ id }) => id))
  return { mine, others: all.filter(({ id }) => !own.has(id)).slice(0, most) }
}

export const isOf = ({ owner, lead }: ReleaseRow, person: PersonId | undefined): boolean =>
  person !== undefined && (owner === person || lead === person)

/** Theirs first, the order otherwise kept. */
export const ownFirst = (
  rows: readonly ReleaseRow[],
  person: PersonId | undefined,
): readonly ReleaseRow[] => [
  ...rows.filter((row) => isOf(row, person)),
  ...rows.filter((row) => !isOf(row, person)),
]
