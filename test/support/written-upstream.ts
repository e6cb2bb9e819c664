import { z } from 'zod'
import type { Connector } from '#core/connectors/connector.ts'
import type { Written } from '#core/connectors/publisher.ts'
import type { ExchangeRequest } from '#core/ports.ts'
import type { PublishedEntry } from '#shared/vocabulary/effect.ts'
import { type ScriptedAnswer, scriptedExchange } from './exchange.ts'

type Stands = { readonly body: string; readonly etag: string }

/** A host that keeps what is written to it, and says what stood there when something else was expected. */
export function writtenUpstream() {
  const stands = new Map<string, Stands>()
  let tags = 0
  let interfere: ((request: ExchangeRequest) => ScriptedAnswer | undefined) | undefined

  function answer(request: ExchangeRequest): ScriptedAnswer {
    const path = request.url.pathname
    const known = stands.get(path)
    if (request.method === 'GET') {
      return known ? { body: known.body, headers: { etag: known.etag } } : { status: 404 }
    }
    const { 'if-match': match, 'if-none-match': noMatch } = request.headers
    if (match !== undefined && match !== known?.etag) return { status: 412 }
    if (noMatch === '*' && known) return { status: 412 }
    if (request.method === 'DELETE') return { status: stands.delete(path) ? 204 : 404 }
    tags += 1
    const etag = `"${tags}"`
    stands.set(path, { body: request.body ?? '', etag })
    return { status: 201, headers: { etag } }
  }

  const { exchange, asked } = scriptedExchange((request) => interfere?.(request) ?? answer(request))
  return {
    exchange,
    asked,
    stands,
    answer,
    intercept(by: typeof interfere) {
      interfere = by
    },
    writes: () => asked.filter(({ method }) => method !== 'GET'),
    entries: (): PublishedEntry[] => [...stands.values()].map(({ body }) => JSON.parse(body)),
  }
}
export type WrittenUpstream = ReturnType<typeof writtenUpstream>

const Settings = z.strictObject({ publishTo: z.string().nullable().default(null) })
type Settings = z.infer<typeof Settings>

/** Writes entries to what `writtenUpstream` keeps, and reads nothing. */
export const writingConnector: Connector<Settings> = {
  kind: 'written',
  title: 'A calendar',
  says: 'Keeps what is written to it.',
  address: { says: 'Where it stands.', usual: null },
  secret: { label: 'Token', says: 'Any.', due: false },
  settings: Settings,
  authorize: (secret) => ({ authorization: `Bearer ${secret}` }),
  atOnce: 1,
  probe: async () => ({ as: null, version: null, projects: [], more: false, remarks: [] }),
  streams: [],
  publishes: {
    into: ({ publishTo }) => publishTo,
    hrefOf: (into, uid) => `${into}/${uid}`,
    async write({ change, outward, entry, standing, overwrites }): Promise<Written> {
      const body = JSON.stringify(entry)
      const expects = overwrites ? 'whatever' : standing.etag ? { etag: standing.etag } : 'nothing'
      const where = { url: standing.href }
      const sent = await change.send({ method: 'PUT', where, body, type: 'text/plain', expects })
      if (sent.is === 'done') return sent
      const found = await outward.get(where, { as: 'text' }).catch(() => undefined)
      if (found?.is === 'fresh' && found.body === body) {
        return { is: 'done', etag: found.headers['etag'] ?? null }
      }
      return { is: 'conflict', because: 'Somebody changed it there.' }
    },
    async remove({ change, standing, overwrites }) {
      const expects = overwrites || !standing.etag ? 'whatever' : { etag: standing.etag }
      const where = { url: standing.href }
      const sent = await change.send({ method: 'DELETE', where, expects })
      return sent.is === 'done'
        ? { is: 'gone' }
        : { is: 'conflict', because: 'Somebody changed it there.' }
    },
  },
}
