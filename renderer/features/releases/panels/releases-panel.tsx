import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellCount } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { settled, unsettled } from '#renderer/workbench/release-query/state-groups.ts'
import type { ReleaseFilter } from '#shared/vocabulary/release.ts'
import { ReleaseGroup } from './release-group.tsx'

const NEXT = 6
const PAST = 5

type Props = {
  readonly filter: Pick<ReleaseFilter, 'service' | 'environment' | 'person'>
  /** What is said where there never was one. */
  readonly none: string
}

/** What is to come for something, then what has been; the list holds the rest. */
export function ReleasesPanel({ filter, none }: Props) {
  const all = useQueryOf('releases.rows', { ...filter, limit: 1 })
  const next = useQueryOf('releases.rows', { ...filter, states: [...unsettled], limit: NEXT })
  const past = useQueryOf('releases.rows', {
    ...filter,
    states: [...settled],
    sort: { by: 'startsAt', order: 'descending' },
    limit: PAST,
  })
  const error = all.error ?? next.error ?? past.error
  const total = all.data?.total
  return (
    <Panel
      title="Releases"
      actions={
        total !== undefined &&
        total > 0 && (
          <a href={hrefTo(['releases'], { ...filter, state: 'any' })}>All {tellCount(total)}</a>
        )
      }
    >
      {error && <Failure title="The releases could not be read" error={error} />}
      {!error && total === 0 && <p className="sb-release-group-none">{none}</p>}
      {!error && total !== 0 && (
        <>
          <ReleaseGroup
            title={headOf('Now and next', next.data?.total, NEXT)}
            rows={next.data?.items}
            none="None is under way or planned."
          />
          <ReleaseGroup
            title={headOf('Past, latest first', past.data?.total, PAST)}
            rows={past.data?.items}
            none="None has happened yet."
          />
        </>
      )}
    </Panel>
  )
}

/** Says so where not all of them stand here. */
const headOf = (words: string, total: number | undefined, most: number): string =>
  total !== undefined && total > most ? `${words}: ${most} of ${tellCount(total)}` : words
