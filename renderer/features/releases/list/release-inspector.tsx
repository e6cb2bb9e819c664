import { Skeleton } from '@mantine/core'
import { memo, useDeferredValue } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { Inspector } from '#renderer/design/inspector.tsx'
import { ReleaseStanding } from '#renderer/design/release/release-standing.tsx'
import { classWords } from '#renderer/design/release/state-words.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import { PanelsAhead, PanelsAt } from '#renderer/workbench/panel.tsx'
import { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { StepDialog } from '../release/life/step-dialog.tsx'
import { useNextSteps } from '../release/life/use-next-steps.ts'
import { useEditing } from '../release/use-editing.ts'
import { useReleaseActions } from '../release/use-release-actions.ts'
import './release-inspector.css'

type Props = { readonly releaseId: string; readonly onClose: () => void }

/** A release beside the list: how it stands, what can be done next, and what every feature knows of it. */
export const ReleaseInspector = memo(function Opened({ releaseId, onClose }: Props) {
  const isId = ReleaseId.safeParse(releaseId).success
  const asked = useQueryOf('releases.get', { releaseId }, { enabled: isId, meanwhile: 'previous' })
  const known = isId ? asked.data?.release : null
  // Who walks down the list is not held up by it; where nothing stands yet, it comes at once.
  const release = useDeferredValue(known) ?? known
  return (
    <Inspector
      title={release?.name ?? (release === null ? 'No such release' : 'Release')}
      href={hrefTo(['releases', releaseId])}
      onClose={onClose}
      says={
        release && (
          <div className="sb-release-says">
            <ReleaseStanding state={release.state} />
            <span>{classWords[release.class]}</span>
          </div>
        )
      }
    >
      {asked.error && <Failure title="The release could not be read" error={asked.error} />}
      {isId && <PanelsAhead key={releaseId} place="release" id={releaseId} />}
      {release === undefined && !asked.error && <Coming />}
      {release === null && (
        <Blank title="This release is not in the workspace">
          The link may come from another workspace, or from before a backup was restored.
        </Blank>
      )}
      {release && <Inside key={release.id} release={release} />}
    </Inspector>
  )
})

type InsideProps = { readonly release: Release }

/** The same panels, steps and keys as on its page. */
const Inside = memo(function Shown({ release }: InsideProps) {
  const { steps } = useNextSteps(release)
  const { query, show } = useEditing()
  useReleaseActions(release, steps)
  const to = query['step']
  return (
    <>
      <PanelsAt place="release" given={{ release }} />
      {to !== undefined && steps && (
        <StepDialog
          key={to}
          release={release}
          steps={steps}
          to={to}
          onClose={() => show({ step: undefined })}
        />
      )}
    </>
  )
})

const Coming = () => (
  <div aria-busy>
    <Skeleton height={120} mb="sm" />
    <Skeleton height={200} />
  </div>
)
