import { IconMapQuestion } from '@tabler/icons-react'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Coming } from '#renderer/design/coming.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { type Address, goTo, hrefTo, withQuery } from '#renderer/workbench/address.ts'
import { SourceStanding } from '#renderer/workbench/outside/source-standing.tsx'
import { useSources } from '#renderer/workbench/outside/use-sources.ts'
import { PanelsAt } from '#renderer/workbench/panel.tsx'
import { EditSource } from '../form/edit-source.tsx'
import type { StandingSource } from '../source.ts'
import { JoinedPanel } from './joined-panel.tsx'
import { QuarantinePanel } from './quarantine-panel.tsx'
import { SourceActions } from './source-actions.tsx'
import { SourceFactsPanel } from './source-facts-panel.tsx'
import { StandingPanel } from './standing-panel.tsx'
import { StreamsPanel } from './streams-panel.tsx'
import { SyncOutcome } from './sync-outcome.tsx'

type Props = { readonly id: string; readonly address: Address }

export function SourcePage({ id, address }: Props) {
  const { data, error, refetch } = useSources()
  const source = data?.items.find((one) => one.id === id)
  if (source) return <Known key={id} source={source} address={address} />
  if (data) return <Unknown />
  if (error) {
    return (
      <Failure title="The source cannot be read" error={error} onRetry={() => void refetch()} />
    )
  }
  return <Coming label="The source is being read" />
}

const Unknown = () => (
  <PageFrame title="There is no such source">
    <Blank
      icon={IconMapQuestion}
      title="The address names a source that is not here"
      action={<a href={hrefTo(['sources'])}>To all sources</a>}
    >
      It was removed, or this workspace has never held it.
    </Blank>
  </PageFrame>
)

type KnownProps = { readonly source: StandingSource; readonly address: Address }

function Known({ source, address }: KnownProps) {
  const sync = useTaskOf('sources.sync')
  const whyNot = useWhyNot({ permission: 'sources:write' })
  const editing = address.query['edit'] === 'on' && whyNot === undefined
  const leave = () => goTo(withQuery(address, { edit: undefined }))
  return (
    <PageFrame
      title={source.name}
      says={<SourceStanding standing={source.standing} />}
      actions={!editing && <SourceActions source={source} sync={sync} />}
    >
      {editing ? (
        <EditSource source={source} onDone={leave} />
      ) : (
        <>
          <SyncOutcome sync={sync} />
          <PageColumns
            main={
              <>
                <StandingPanel source={source} />
                <StreamsPanel source={source} />
              </>
            }
            beside={
              <>
                <JoinedPanel source={source} />
                <SourceFactsPanel source={source} />
                <PanelsAt place="source" given={{ source }} />
                <QuarantinePanel source={source} />
              </>
            }
          />
        </>
      )}
    </PageFrame>
  )
}
