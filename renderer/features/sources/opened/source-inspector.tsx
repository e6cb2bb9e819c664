import { Group } from '@mantine/core'
import { memo } from 'react'
import { useTaskOf } from '#renderer/data/use-task-of.ts'
import { Inspector } from '#renderer/design/inspector.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { SourceStanding } from '#renderer/workbench/outside/source-standing.tsx'
import { PanelsAt } from '#renderer/workbench/panel.tsx'
import type { StandingSource } from '../source.ts'
import { JoinedPanel } from './joined-panel.tsx'
import { QuarantinePanel } from './quarantine-panel.tsx'
import { SourceActions } from './source-actions.tsx'
import { SourceFactsPanel } from './source-facts-panel.tsx'
import { StandingPanel } from './standing-panel.tsx'
import { StreamsPanel } from './streams-panel.tsx'
import { SyncOutcome } from './sync-outcome.tsx'

type Props = { readonly source: StandingSource; readonly onClose: () => void }

/** A source beside the list. */
export const SourceInspector = memo(function Opened({ source, onClose }: Props) {
  const sync = useTaskOf('sources.sync')
  return (
    <Inspector
      title={source.name}
      says={<SourceStanding standing={source.standing} />}
      href={hrefTo(['sources', source.id])}
      onClose={onClose}
    >
      <Group gap="xs">
        <SourceActions source={source} sync={sync} />
      </Group>
      <SyncOutcome sync={sync} />
      <StandingPanel source={source} />
      <StreamsPanel source={source} />
      <JoinedPanel source={source} />
      <SourceFactsPanel source={source} />
      <PanelsAt place="source" given={{ source }} />
      <QuarantinePanel source={source} />
    </Inspector>
  )
})
