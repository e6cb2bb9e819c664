import { Skeleton, Text } from '@mantine/core'
import { useMemo } from 'react'
import { Failure } from '#renderer/design/failure.tsx'
import { tellCount } from '#renderer/design/moment.ts'
import type { Column } from '#renderer/design/table/column.ts'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { JoinBecomes, type JoinOf, type JoinVerdict } from '#shared/vocabulary/join.ts'
import { keyOfName, type Previewed } from '../join.ts'
import { countRows, rowsWords, whyWords } from '../join-words.ts'
import { OutsideName } from '../outside-name.tsx'
import type { useNamePages } from '../use-name-pages.ts'
import type { Targets } from '../use-targets.ts'

type Props = {
  readonly preview: ReturnType<typeof useNamePages<'joins.preview' | 'joins.previewRemoval'>>
  readonly targets: Targets
  /** How each thing that may become of a name is called here. */
  readonly words: Readonly<Record<JoinBecomes, string>>
  readonly about: string
  /** Beside a list there is room for what becomes of them only. */
  readonly room: 'wide' | 'narrow'
  /** What is said where nothing becomes of any name. */
  readonly none: string
  readonly becomes: JoinBecomes | undefined
  readonly onBecomes: (becomes: JoinBecomes | undefined) => void
  readonly onUpTo: (index: number) => void
}

/** What becomes of which names: in numbers, each of which narrows the list down, and one by one. */
export function PreviewTable(props: Props) {
  const { preview, targets, words, about, room, none, becomes, onBecomes, onUpTo } = props
  const { first, items, total = 0, error, behind } = preview
  const columns = useMemo(() => previewColumns(targets, room), [targets, room])
  if (error) {
    return (
      <Failure title="What would happen is not known" error={error} onRetry={preview.refetch} />
    )
  }
  if (!first) return <Skeleton h={120} />
  const { sums } = first
  const told = JoinBecomes.options.filter((one) => sums[one] > 0 || one === becomes)
  if (told.length === 0) {
    return (
      <Text fz="sm" role="status">
        {none}
      </Text>
    )
  }
  return (
    <>
      <ul className="sb-join-sums" aria-label="What becomes of how many names">
        {told.map((one) => (
          <li key={one}>
            <button
              type="button"
              aria-pressed={one === becomes}
              onClick={() => onBecomes(one === becomes ? undefined : one)}
            >
              {words[one]} <strong>{tellCount(sums[one])}</strong>
            </button>
          </li>
        ))}
      </ul>
      {total > 0 && (
        <div
          className="sb-join-preview"
          data-behind={behind || undefined}
          style={{ height: Math.min(460, 36 * (total + 1)) }}
        >
          <DataTable
            label="Names and what becomes of them"
            about={about}
            columns={columns}
            count={total}
            rowAt={(index) => items[index]}
            keyOf={keyOfName}
            onOpen={() => {}}
            onSpan={({ to }) => onUpTo(to)}
          />
        </div>
      )}
    </>
  )
}

const previewColumns = (targets: Targets, room: Props['room']): readonly Column<Previewed>[] =>
  allColumns(targets).filter(({ key }) => room === 'wide' || !['source', 'now'].includes(key))

const allColumns = (targets: Targets): readonly Column<Previewed>[] => [
  {
    key: 'name',
    title: 'Name',
    width: 'minmax(150px, 3fr)',
    cell: ({ name }) => <OutsideName name={name} />,
  },
  {
    key: 'source',
    title: 'Source',
    width: 'minmax(90px, 1fr)',
    cell: ({ source }) => targets.source(source),
  },
  {
    key: 'rows',
    title: 'Rows',
    width: '70px',
    align: 'end',
    cell: ({ rows }) => <span title={rowsWords(rows)}>{tellCount(countRows(rows))}</span>,
  },
  {
    key: 'now',
    title: 'Now',
    width: 'minmax(110px, 2fr)',
    cell: ({ of, now }) => <Verdict {...{ of, targets }} verdict={now} />,
  },
  {
    key: 'would',
    title: 'Then',
    width: 'minmax(110px, 2fr)',
    cell: ({ of, would }) => <Verdict {...{ of, targets }} verdict={would} />,
  },
]

type VerdictProps = {
  readonly of: JoinOf
  readonly verdict: JoinVerdict
  readonly targets: Targets
}

const Verdict = ({ of, verdict: { to, why, because }, targets }: VerdictProps) => (
  <span title={because}>
    {to === null ? <Unsaid>{whyWords[why]}</Unsaid> : targets.name(of, to)}
  </span>
)
