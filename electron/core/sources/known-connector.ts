import { type AnyConnector, connectorOf } from '../connectors/registry.ts'
import { Refusal } from '../refusal.ts'

export function knownConnector(connectors: readonly AnyConnector[], kind: string): AnyConnector {
  const connector = connectorOf(kind, connectors)
  if (connector) return connector
  const known = connectors.map((one) => one.kind).join(', ')
  throw new Refusal(
    'sources/unknown-kind',
    `Nothing of the kind ${kind} can be read; what can be is ${known || 'nothing yet'}.`,
  )
}
