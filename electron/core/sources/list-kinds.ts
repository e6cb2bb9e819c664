import { z } from 'zod'
import type { OutputOf } from '#shared/contract/index.ts'
import type { AnyConnector } from '../connectors/registry.ts'

type Kinds = OutputOf<'sources.kinds'>

/** Described once: what can be read does not change while the program runs. */
export function createListKinds(connectors: readonly AnyConnector[]): () => Kinds {
  let items: Kinds['items'] | undefined
  return () => {
    items ??= connectors.map(describe)
    return { items }
  }
}

const describe = ({
  kind,
  title,
  says,
  address,
  secret,
  settings,
  streams,
  files,
}: AnyConnector) => ({
  ...{ kind, title, says, address, secret },
  settings: schemaOf(settings),
  observes: [...new Set(streams.map(({ observes }) => observes))],
  ...(files && { fromFiles: true }),
})

/** As data that can be sent anywhere. */
const schemaOf = (settings: AnyConnector['settings']): Kinds['items'][number]['settings'] =>
  JSON.parse(JSON.stringify(z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' })))
