import { ReleaseStanding } from '#renderer/design/release/release-standing.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import type { Column } from '#renderer/design/table/column.ts'
import type { ReleaseRow, Strategy } from '#shared/vocabulary/release.ts'
import { DurationCell, NameCell, NamesCell, None, PersonCell, StartsCell } from './cells.tsx'
import type { ColumnKey } from './column-choice.ts'

type Made = Omit<Column<ReleaseRow>, 'key'>
type Chosen = { readonly keys: readonly ColumnKey[]; readonly zone: string }

/** Their identity changes with the choice and the zone only, so that rows stay as they are drawn. */
export const columnsFor = ({ keys, zone }: Chosen): readonly Column<ReleaseRow>[] =>
  keys.map((key) => ({ key, ...makers[key](zone) }))

export const titleOf = (key: ColumnKey): string => makers[key]('UTC').title

/** Widths that grow with the type, which is larger on a wall. */
const wide = (px: number): string => `calc(${px} * var(--sb-unit))`
const atLeast = (px: number, share: string): string => `minmax(${wide(px)}, ${share})`

const makers: Readonly<Record<ColumnKey, (zone: string) => Made>> = {
  name: () => ({
    title: 'Name',
    width: atLeast(220, '2fr'),
    sortBy: 'name',
    cell: (row) => <NameCell row={row} />,
  }),
  state: () => ({
    title: 'State',
    width: wide(140),
    sortBy: 'state',
    cell: ({ state }) => <ReleaseStanding state={state} />,
  }),
  class: () => ({
    title: 'Class',
    width: wide(104),
    sortBy: 'class',
    cell: (row) => classWords[row.class],
  }),
  starts: (zone) => ({
    title: 'Starts',
    width: atLeast(286, '1fr'),
    sortBy: 'startsAt',
    cell: (row) => <StartsCell row={row} zone={zone} />,
  }),
  duration: () => ({
    title: 'Lasts',
    width: wide(100),
    cell: (row) => <DurationCell row={row} />,
  }),
  lead: () => ({
    title: 'Lead',
    width: atLeast(128, '1fr'),
    sortBy: 'lead',
    cell: ({ lead, leadName }) => <PersonCell id={lead} name={leadName} />,
  }),
  owner: () => ({
    title: 'Owner',
    width: atLeast(128, '1fr'),
    sortBy: 'owner',
    cell: ({ owner, ownerName }) => <PersonCell id={owner} name={ownerName} />,
  }),
  environments: () => ({
    title: 'Environments',
    width: atLeast(150, '1.3fr'),
    cell: ({ environments }) => <NamesCell names={environments} without="none" />,
  }),
  items: () => ({
    title: 'Items',
    width: wide(64),
    align: 'end',
    sortBy: 'items',
    cell: ({ items }) => items,
  }),
  references: () => ({
    title: 'References',
    width: atLeast(128, '1fr'),
    cell: ({ references }) => <NamesCell names={references} without="none" />,
  }),
  strategy: () => ({
    title: 'Strategy',
    width: wide(104),
    cell: ({ strategy }) => (strategy === null ? <None>undecided</None> : strategyWords[strategy]),
  }),
}

const strategyWords: Readonly<Record<Strategy, string>> = {
  canary: 'Canary',
  blueGreen: 'Blue-green',
  rolling: 'Rolling',
  recreate: 'Recreate',
}
