import { useRef } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { type Address, goTo, withQuery } from '#renderer/workbench/address.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import { EditEnvironment } from './edit-environment.tsx'
import { EnvironmentFacts } from './environment-facts.tsx'

type Props = { readonly environment: Environment; readonly address: Address }

/** What is known about an environment, and its form in the same place. */
export function EnvironmentPanel({ environment, address }: Props) {
  const whyNot = useWhyNot({ permission: 'environments:write' })
  const heading = useRef<HTMLHeadingElement>(null)
  const leave = () => {
    goTo(withQuery(address, { edit: undefined }))
    heading.current?.focus()
  }
  return (
    <Panel title="What is known" headingRef={heading}>
      {address.query['edit'] === 'on' && whyNot === undefined ? (
        <EditEnvironment environment={environment} onDone={leave} />
      ) : (
        <EnvironmentFacts environment={environment} />
      )}
    </Panel>
  )
}
