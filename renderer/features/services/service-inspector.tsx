import { Group } from '@mantine/core'
import { memo } from 'react'
import { Inspector } from '#renderer/design/inspector.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { PanelsAt } from '#renderer/workbench/panel.tsx'
import type { Service } from '#shared/vocabulary/service.ts'
import { ServiceActions } from './service-actions.tsx'
import { ServiceFacts } from './service-facts.tsx'
import { ServiceSays } from './service-says.tsx'

type Props = {
  readonly service: Service
  readonly owner: string | null | undefined
  readonly onClose: () => void
}

/** A service beside the list. */
export const ServiceInspector = memo(function Opened({ service, owner, onClose }: Props) {
  return (
    <Inspector
      title={service.name}
      says={<ServiceSays service={service} />}
      href={hrefTo(['services', service.id])}
      onClose={onClose}
    >
      <Group gap="xs">
        <ServiceActions service={service} />
      </Group>
      <Panel title="What is known">
        <ServiceFacts service={service} owner={owner} />
      </Panel>
      <PanelsAt place="service" given={{ service }} />
    </Inspector>
  )
})
