import { useState } from 'react'
import { Dialog } from '#renderer/design/dialog.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { OutsideText } from '#renderer/design/outside-text.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { AgeBadge } from '#renderer/workbench/outside/age-badge.tsx'
import { JoinedShare } from '#renderer/workbench/outside/joined-share.tsx'
import type { Release } from '#shared/vocabulary/release.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import type { Happening, HappeningKind } from '../happening.ts'
import '../happening.css'
import { openedTitles } from '../happening-words.ts'
import { OpenedHappening } from '../opened/opened-happening.tsx'
import { HappeningGroup } from './happening-group.tsx'
import { NothingRead, NotKnown } from './not-known.tsx'
import { isRelease, type Scope } from './scope.ts'
import { SourcesTrouble } from './sources-trouble.tsx'
import { type Happened, useHappened } from './use-happened.ts'

type OfService = { readonly service: Service }

export const HappenedToService = ({ service: { id } }: OfService) => (
  <HappenedPanel scope={{ service: id }} />
)

type OfRelease = { readonly release: Release }

export const HappenedToRelease = ({ release: { id } }: OfRelease) => (
  <HappenedPanel scope={{ release: id }} />
)

type Props = { readonly scope: Scope }

/** What was deployed, what ran and what went wrong, as far as sources told it. */
function HappenedPanel({ scope }: Props) {
  const happened = useHappened(scope)
  const [opened, setOpened] = useState<Happening>()
  const { mayRead, readsNothing, sources, error, retry, shares } = happened
  if (!mayRead) return null
  const known = sources?.sources.map(({ source }) => source)
  return (
    <Panel
      title="Runs and deployments"
      actions={known && known.length > 0 && <AgeBadge of={known} />}
    >
      {error ? (
        <Failure title="What happened outside cannot be read" error={error} onRetry={retry} />
      ) : (
        <div className="sb-happening-panel">
          {readsNothing && <NothingRead />}
          {sources && <NotKnown scope={scope} told={sources} />}
          {!readsNothing && known?.length !== 0 && (
            <>
              {known && <SourcesTrouble of={known} />}
              <Groups scope={scope} happened={happened} onOpen={setOpened} />
            </>
          )}
          {shares.map((share) => (
            <JoinedShare key={share.what[0]} share={share} />
          ))}
        </div>
      )}
      {opened && (
        <Dialog
          size="lg"
          title={
            <>
              {openedTitles[opened.of]}: <OutsideText most={120}>{opened.title}</OutsideText>
            </>
          }
          onClose={() => setOpened(undefined)}
        >
          <OpenedHappening named={opened} />
        </Dialog>
      )}
    </Panel>
  )
}

type GroupsProps = Props & {
  readonly happened: Happened
  readonly onOpen: (happening: Happening) => void
}

function Groups({ scope, happened, onOpen }: GroupsProps) {
  const ofRelease = isRelease(scope)
  const all = (show: HappeningKind, more: Record<string, string> = {}) =>
    hrefTo(['outside'], { show, ...scope, ...more })
  const each = { ofOneService: !ofRelease, onOpen }
  return (
    <>
      {ofRelease && (
        <HappeningGroup
          {...each}
          title="Deployed in its slots"
          few={happened.during}
          none="Nothing of it was deployed to its environments in its slots."
          all={all('deployments', { during: 'on' })}
        />
      )}
      <HappeningGroup
        {...each}
        title={ofRelease ? 'Other deployments of its services, latest first' : 'Deployments'}
        few={happened.deployments}
        none={
          happened.deployments?.total ? 'No others are known.' : 'No deployment of it is known.'
        }
        all={all('deployments')}
      />
      <HappeningGroup
        {...each}
        title="Runs"
        few={happened.runs}
        none="No run of it is known."
        all={all('runs')}
      />
      <HappeningGroup
        {...each}
        title="Incidents and alerts"
        few={happened.incidents}
        none="None is known; what no source tells is not known."
        all={all('incidents')}
      />
    </>
  )
}
