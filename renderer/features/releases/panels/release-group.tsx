import { Skeleton, Title } from '@mantine/core'
import { useMe } from '#renderer/data/use-me.ts'
import { useNow } from '#renderer/design/use-now.ts'
import type { ReleaseRow } from '#shared/vocabulary/release.ts'
import './release-line.css'
import { ReleaseLine } from './release-line.tsx'

type Props = {
  readonly title?: string | undefined
  /** `undefined` while they are on their way. */
  readonly rows: readonly ReleaseRow[] | undefined
  /** What is said where there are none; without it the group goes. */
  readonly none?: string
}

/** Releases under a title of their own. */
export function ReleaseGroup({ title, rows, none }: Props) {
  const { zone } = useMe()
  const now = useNow()
  if (rows?.length === 0 && none === undefined) return null
  return (
    <section className="sb-release-group">
      {title && <Title order={3}>{title}</Title>}
      {rows === undefined && <Skeleton height={68} />}
      {rows?.length === 0 && <p className="sb-release-group-none">{none}</p>}
      {rows && rows.length > 0 && (
        <ul className="sb-release-lines">
          {rows.map((row) => (
            <ReleaseLine key={row.id} row={row} now={now} zone={zone} />
          ))}
        </ul>
      )}
    </section>
  )
}
