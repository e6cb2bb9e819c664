import { tellCount } from '#renderer/design/moment.ts'
import type { Column } from '#renderer/design/table/column.ts'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { Age } from '../../reading-times.tsx'
import type { ListedRule } from '../join.ts'
import { ofWords } from '../join-words.ts'
import { OutsideName } from '../outside-name.tsx'
import type { Targets } from '../use-targets.ts'

type People = { readonly name: (id: string) => string | null | undefined }
type Wanted = { readonly targets: Targets; readonly people: People }

export const ruleColumns = ({ targets, people }: Wanted): readonly Column<ListedRule>[] => [
  {
    key: 'pattern',
    title: 'Pattern',
    width: 'minmax(180px, 3fr)',
    sortBy: 'pattern',
    cell: ({ pattern }) => <OutsideName name={pattern} />,
  },
  { key: 'of', title: 'Kind', width: '84px', cell: ({ of }) => ofWords[of] },
  {
    key: 'to',
    title: 'Belongs to',
    width: 'minmax(130px, 2fr)',
    sortBy: 'to',
    cell: ({ of, to }) => targets.name(of, to),
  },
  {
    key: 'source',
    title: 'Source',
    width: 'minmax(110px, 1fr)',
    sortBy: 'source',
    cell: ({ source }) => (source === null ? 'every source' : targets.source(source)),
  },
  {
    key: 'names',
    title: 'Joins',
    width: '104px',
    sortBy: 'names',
    align: 'end',
    cell: ({ names }) => (names === 0 ? <Unsaid>nothing</Unsaid> : tellCount(names)),
  },
  {
    key: 'order',
    title: 'Order',
    width: '84px',
    sortBy: 'counts',
    align: 'end',
    cell: ({ order }) => tellCount(order),
  },
  {
    key: 'addedBy',
    title: 'Added by',
    width: 'minmax(110px, 1fr)',
    cell: ({ addedBy }) => whoWords(addedBy, people),
  },
  {
    key: 'addedAt',
    title: 'Added',
    width: '140px',
    sortBy: 'addedAt',
    cell: ({ addedAt }) => <Age at={addedAt} />,
  },
]

/** Nobody is known of what was decided before there was anybody to know. */
export const whoWords = (id: string | null, people: People) =>
  id === null ? <Unsaid>nobody known</Unsaid> : (people.name(id) ?? <Unsaid>erased</Unsaid>)
