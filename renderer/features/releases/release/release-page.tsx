import { Skeleton } from '@mantine/core'
import { IconTrain } from '@tabler/icons-react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { PanelsAhead, PanelsAt } from '#renderer/workbench/panel.tsx'
import { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { HeadSteps } from './head-steps.tsx'
import { HeadWords } from './head-words.tsx'
import { StepDialog } from './life/step-dialog.tsx'
import { useNextSteps } from './life/use-next-steps.ts'
import { useEditing } from './use-editing.ts'
import { useReleaseActions } from './use-release-actions.ts'
import './release.css'

type Props = { readonly releaseId: string }

/** One release: what it is, when and where, what moves, what is asked, and where it can go. */
export function ReleasePage({ releaseId }: Props) {
  const isId = ReleaseId.safeParse(releaseId).success
  const { data, error, refetch } = useQueryOf('releases.get', { releaseId }, { enabled: isId })
  if (data?.release) return <Standing release={data.release} />
  if (isId && !data && !error) return <Coming releaseId={releaseId} />
  return (
    <PageFrame title="Release">
      {error ? (
        <Failure title="The release cannot be read" error={error} onRetry={() => void refetch()} />
      ) : (
        <Blank
          icon={IconTrain}
          title="There is no such release"
          action={<a href={hrefTo(['releases'])}>To all releases</a>}
        >
          The address names one that this workspace does not have.
        </Blank>
      )}
    </PageFrame>
  )
}

type StandingProps = { readonly release: Release }

function Standing({ release }: StandingProps) {
  const { steps } = useNextSteps(release)
  const { query, show } = useEditing()
  useReleaseActions(release, steps)
  const to = query['step']
  return (
    <PageFrame
      title={release.name}
      says={<HeadWords release={release} />}
      actions={<HeadSteps release={release} steps={steps ?? []} />}
    >
      <PageColumns
        main={<PanelsAt place="release" given={{ release }} column="main" />}
        beside={<PanelsAt place="release" given={{ release }} column="beside" />}
      />
      {to !== undefined && steps && (
        <StepDialog
          key={to}
          release={release}
          steps={steps}
          to={to}
          onClose={() => show({ step: undefined })}
        />
      )}
    </PageFrame>
  )
}

const Coming = ({ releaseId }: Props) => (
  <PageFrame title="Release">
    <PanelsAhead place="release" id={releaseId} />
    <PageColumns
      main={
        <>
          <Skeleton height={260} />
          <Skeleton height={180} />
        </>
      }
      beside={<Skeleton height={220} />}
    />
  </PageFrame>
)
