import { Skeleton } from '@mantine/core'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { shareWords, waitingWords } from '../joins/join-words.ts'
import { shareColumns } from '../joins/share/share-table.ts'
import { useWaiting } from '../joins/use-waiting.ts'
import type { StandingSource } from '../source.ts'

type Props = { readonly source: StandingSource }

/** Of how much of this source it is known what it belongs to, and what waits for somebody to say. */
export function JoinedPanel({ source: { id } }: Props) {
  const { data, error } = useQueryOf('joins.share', {})
  const waiting = useWaiting(id)
  const share = data?.items.find((one) => one.source === id)
  const columns = share ? shareColumns([share]) : []
  return (
    <Panel title="What it belongs to">
      {error && !data && <Failure title="The share cannot be read" error={error} />}
      {!data && !error && <Skeleton h={60} />}
      {share && columns.length === 0 && <span>Nothing was read of it that could be joined.</span>}
      {share && columns.length > 0 && (
        <Fields>
          {columns.map(({ title, of }) => (
            <Field key={title} name={title}>
              {shareWords(of(share))}
            </Field>
          ))}
        </Fields>
      )}
      {waiting !== undefined && waiting > 0 && (
        <a href={hrefTo(['sources', 'joins'], { source: id })}>{waitingWords(waiting)}</a>
      )}
    </Panel>
  )
}
