import type { Column } from '#renderer/design/table/column.ts'
import { RowName } from '#renderer/design/table/row-name.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { SourceStanding } from '#renderer/workbench/outside/source-standing.tsx'
import { Age, NextReading } from './reading-times.tsx'
import type { Kind, StandingSource } from './source.ts'
import { kindTitle, troubleWords } from './source-words.ts'

export const sourceColumns = (
  kinds: readonly Kind[] | undefined,
): readonly Column<StandingSource>[] => [
  {
    key: 'name',
    title: 'Name',
    width: 'minmax(140px, 2fr)',
    sortBy: 'name',
    cell: ({ id, name }) => <RowName name={name} href={hrefTo(['sources', id])} />,
  },
  {
    key: 'kind',
    title: 'Kind',
    width: '110px',
    sortBy: 'kind',
    cell: ({ kind }) => kindTitle(kind, kinds),
  },
  {
    key: 'standing',
    title: 'Stands',
    width: '130px',
    sortBy: 'standing',
    cell: ({ standing }) => <SourceStanding standing={standing} />,
  },
  {
    key: 'asOf',
    title: 'As of',
    width: '172px',
    sortBy: 'asOf',
    cell: ({ asOf }) => <Age at={asOf} />,
  },
  {
    key: 'nextAt',
    title: 'Next reading',
    width: '172px',
    sortBy: 'nextAt',
    cell: (source) => <NextReading of={source} />,
  },
  {
    key: 'trouble',
    title: 'Trouble',
    width: 'minmax(180px, 3fr)',
    cell: (source) => {
      const words = troubleWords(source)
      return words && <span title={words}>{words}</span>
    },
  },
]
