import { tellCount } from '#renderer/design/moment.ts'
import type { Column } from '#renderer/design/table/column.ts'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { Age } from '../../reading-times.tsx'
import type { Waiting } from '../join.ts'
import { countRows, hintWords, ofWords, rowsWords } from '../join-words.ts'
import { OutsideName } from '../outside-name.tsx'
import type { Targets } from '../use-targets.ts'
import type { InboxPart } from './inbox-page.tsx'

type Wanted = { readonly targets: Targets; readonly part: InboxPart }

export const inboxColumns = ({ targets, part }: Wanted): readonly Column<Waiting>[] => [
  {
    key: 'name',
    title: 'Name',
    width: 'minmax(200px, 3fr)',
    cell: ({ name }) => <OutsideName name={name} />,
  },
  part === 'inbox'
    ? {
        key: 'suggestion',
        title: 'Suggestion',
        width: 'minmax(180px, 3fr)',
        cell: (name) => <Best name={name} targets={targets} />,
      }
    : {
        key: 'because',
        title: 'Why',
        width: 'minmax(180px, 3fr)',
        cell: ({ verdict }) => <span title={verdict.because}>{verdict.because}</span>,
      },
  { key: 'of', title: 'Kind', width: '84px', cell: ({ of }) => ofWords[of] },
  {
    key: 'source',
    title: 'Source',
    width: 'minmax(90px, 1fr)',
    cell: ({ source }) => targets.source(source),
  },
  {
    key: 'rows',
    title: 'Rows',
    width: '64px',
    align: 'end',
    cell: ({ rows }) => <span title={rowsWords(rows)}>{tellCount(countRows(rows))}</span>,
  },
  { key: 'latest', title: 'Latest', width: '120px', cell: ({ latest }) => <Age at={latest} /> },
]

type BestProps = { readonly name: Waiting; readonly targets: Targets }

/** The best suggestion, or why there is none to follow. */
function Best({ name: { of, verdict, suggestions }, targets }: BestProps) {
  const [best] = suggestions
  if (!best) {
    return verdict.why === 'ambiguous' ? 'Rules contradict each other' : <Unsaid>none</Unsaid>
  }
  return (
    <span className="sb-join-hint">
      {targets.name(of, best.to)}
      <small>
        {hintWords[best.hint]}
        {verdict.why === 'ambiguous' && ', rules contradict each other'}
      </small>
    </span>
  )
}
