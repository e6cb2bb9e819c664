import { tellCount, tellExactly } from '#renderer/design/moment.ts'
import type { Column } from '#renderer/design/table/column.ts'
import { actorWords, subjectWords } from './entry-words.ts'
import type { Entry } from './use-entries.ts'
import { typeWords } from './words/fact-words.ts'

/** What a line of the ledger shows, with moments in the reader's zone. */
export const entryColumns = (zone: string): readonly Column<Entry>[] => [
  {
    key: 'seq',
    title: 'Entry',
    width: '84px',
    cell: ({ seq }) => tellCount(seq),
  },
  {
    key: 'at',
    title: 'When',
    width: '176px',
    cell: ({ at }) => tellExactly({ at, zone }),
  },
  { key: 'actor', title: 'Who', width: 'minmax(120px, 1fr)', cell: (entry) => actorWords(entry) },
  {
    key: 'type',
    title: 'What',
    width: 'minmax(150px, 1fr)',
    cell: ({ type }) => typeWords(type),
  },
  {
    key: 'subject',
    title: 'About',
    width: 'minmax(180px, 2fr)',
    cell: (entry) => subjectWords(entry),
  },
]
