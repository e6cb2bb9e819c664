import { Skeleton } from '@mantine/core'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { ReleaseStanding } from '#renderer/design/release/release-standing.tsx'
import { stateWords } from '#renderer/design/release/state-words.ts'
import { isOver } from '#shared/domain/releases/life-cycle.ts'
import type { Release } from '#shared/vocabulary/release.ts'
import { JudgedList } from '../asks/judged-list.tsx'
import { OfferButton } from '../offer-button.tsx'
import { useEditing } from '../use-editing.ts'
import { pathOf } from './path.ts'
import { stepLabel } from './step-words.ts'
import { type OfferedStep, useNextSteps } from './use-next-steps.ts'

/** Asks for the steps of a release that is still on its way. */
export function LifeAhead({ id }: { readonly id: string }) {
  useQueryOf('releases.nextSteps', { releaseId: id })
  return null
}

type Props = { readonly release: Release }

/** Where the release is in its life, and where it can go from here. */
export function LifePanel({ release }: Props) {
  const { steps, error } = useNextSteps(release)
  const { show } = useEditing()
  const wall = useWall()
  return (
    <Panel title="Life cycle">
      <ol className="sb-life-path" aria-label="The stops of its life">
        {pathOf(release.state).map(({ state, standing }) => (
          <li key={state} aria-current={standing === 'here' ? 'step' : undefined}>
            {standing === 'here' ? <ReleaseStanding state={state} /> : stateWords[state].word}
          </li>
        ))}
      </ol>
      {error && <Failure title="The next steps cannot be read" error={error} />}
      {!steps && !error && <Skeleton height={96} />}
      {isOver(release.state) && (
        <p className="sb-panel-says">It is over: no step leads on from here.</p>
      )}
      {!wall && steps && steps.length > 0 && (
        <ul className="sb-life-steps">
          {steps.map((step) => (
            <StepLine key={step.to} step={step} onTake={() => show({ step: step.to })} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

type LineProps = { readonly step: OfferedStep; readonly onTake: () => void }

function StepLine({ step: { to, because, judged, needsReason }, onTake }: LineProps) {
  return (
    <li className="sb-step">
      <div className="sb-step-line">
        <OfferButton because={because} onClick={onTake}>
          {stepLabel(to)}
        </OfferButton>
        <span className="sb-panel-says">
          {because ?? (needsReason ? 'Open; asks for a reason.' : 'Open.')}
        </span>
      </div>
      {judged.length > 0 && (
        <details open={because !== undefined}>
          <summary>What it is judged by</summary>
          <JudgedList judged={judged} />
        </details>
      )}
    </li>
  )
}
