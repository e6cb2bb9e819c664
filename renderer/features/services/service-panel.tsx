import { useRef } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { type Address, goTo, withQuery } from '#renderer/workbench/address.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { EditService } from './edit-service.tsx'
import { ServiceFacts } from './service-facts.tsx'

type Props = { readonly service: Service; readonly address: Address }

/** What is known about a service, and its form in the same place. */
export function ServicePanel({ service, address }: Props) {
  const { teams } = useCatalogue()
  const whyNot = useWhyNot({ permission: 'services:write' })
  const heading = useRef<HTMLHeadingElement>(null)
  const leave = () => {
    goTo(withQuery(address, { edit: undefined }))
    heading.current?.focus()
  }
  return (
    <Panel title="What is known" headingRef={heading}>
      {address.query['edit'] === 'on' && whyNot === undefined ? (
        <EditService service={service} onDone={leave} />
      ) : (
        <ServiceFacts
          service={service}
          owner={service.ownerTeam === null ? null : teams.name(service.ownerTeam)}
        />
      )}
    </Panel>
  )
}
