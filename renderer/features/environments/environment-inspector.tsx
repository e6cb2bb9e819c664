import { Group } from '@mantine/core'
import { memo } from 'react'
import { Inspector } from '#renderer/design/inspector.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { PanelsAt } from '#renderer/workbench/panel.tsx'
import type { Environment } from '#shared/vocabulary/environment.ts'
import { EnvironmentActions } from './environment-actions.tsx'
import { EnvironmentFacts } from './environment-facts.tsx'
import { EnvironmentSays } from './environment-says.tsx'

type Props = {
  readonly environment: Environment
  readonly onClose: () => void
}

/** A environment beside the list. */
export const EnvironmentInspector = memo(function Opened({ environment, onClose }: Props) {
  return (
    <Inspector
      title={environment.name}
      says={<EnvironmentSays environment={environment} />}
      href={hrefTo(['environments', environment.id])}
      onClose={onClose}
    >
      <Group gap="xs">
        <EnvironmentActions environment={environment} />
      </Group>
      <Panel title="What is known">
        <EnvironmentFacts environment={environment} />
      </Panel>
      <PanelsAt place="environment" given={{ environment }} />
    </Inspector>
  )
})
