import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellCount } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { ReleaseFilter } from '#shared/vocabulary/release.ts'
import { ReleaseGroup } from './release-group.tsx'
import { ownFirst } from './week-ahead.ts'

const MOST = 8

type Props = {
  readonly title: string
  readonly ask: ReleaseFilter
  /** The same in the address of the list. */
  readonly all: Readonly<Record<string, string>>
}

/** Releases that ask for somebody now; it stands there only while there are any. */
export function SomeReleasesPanel({ title, ask, all }: Props) {
  const { status } = useMe()
  const { data, error } = useQueryOf(
    'releases.rows',
    { ...ask, limit: 50 },
    { meanwhile: 'previous' },
  )
  if (error) return <Failure title="The releases could not be read" error={error} />
  if (!data || data.total === 0) return null
  const rows = ownFirst(data.items, status?.me?.person).slice(0, MOST)
  return (
    <Panel
      title={`${title} (${tellCount(data.total)})`}
      actions={data.total > MOST && <a href={hrefTo(['releases'], all)}>All of them</a>}
    >
      <ReleaseGroup rows={rows} />
    </Panel>
  )
}
