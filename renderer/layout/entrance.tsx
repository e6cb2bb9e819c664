import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { FirstStart } from '#renderer/features/first-start/first-start.tsx'
import './entrance.css'

type Props = { readonly children: ReactNode }

/** Whoever comes first is asked who they are before the rooms open. */
export function Entrance({ children }: Props) {
  const { data, error, refetch } = useQueryOf('workspace.status', {})
  if (data) return data.enrolled ? children : <FirstStart status={data} />
  if (error) {
    return (
      <main className="sb-entrance">
        <Failure title="The workspace cannot be read" error={error} onRetry={() => void refetch()}>
          Its files are left as they are; “npx signalbox doctor” says what is wrong and what to do.
        </Failure>
      </main>
    )
  }
  return <Coming />
}

/** The shape of the window before it is known what it shows. */
const Coming = () => (
  <main className="sb-shell" aria-busy="true" aria-label="The workspace is being read">
    <div className="sb-rail" />
    <div className="sb-shell-main">
      <div className="sb-bar" />
      <div className="sb-entrance-coming">
        <Skeleton h={26} w={220} />
        <Skeleton h={160} />
        <Skeleton h={160} />
      </div>
    </div>
  </main>
)
