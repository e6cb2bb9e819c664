import { z } from 'zod'
import type { AnyConnector } from '#core/connectors/registry.ts'
import { openSourceSecrets } from '#core/sources/source-secrets.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { type Source, usualNetwork } from '#shared/vocabulary/source.ts'
import { startCore, type TestCore } from '../../support/core.ts'
import { secretsInMemory } from '../../support/ports.ts'

export const HOST = 'https://ci.example.org'
export const TOKEN = 'canary-token-41f7'
export const network = usualNetwork
export const refused = (code: string) => ({ ok: false, failure: { code } })

const connector = (over: Partial<AnyConnector> & { readonly kind: string }): AnyConnector => ({
  title: 'Builds',
  says: 'Runs of pipelines.',
  address: { says: 'Where it is', usual: null },
  secret: { label: 'Token', says: 'Made in the settings there.', due: true },
  settings: z.strictObject({
    projects: z.array(z.string()).min(1, 'a project is needed').optional(),
    depth: z.number().int().optional(),
  }),
  authorize: (secret) => ({ authorization: `Bearer ${secret}` }),
  atOnce: 1,
  streams: [],
  probe: async () => ({ as: null, version: null, projects: [], more: false, remarks: [] }),
  ...over,
})

/** One that needs a token, one that may have one, and one that lies in a file. */
export const connectors: readonly AnyConnector[] = [
  connector({ kind: 'builds' }),
  connector({ kind: 'open', secret: { label: 'Token', says: 'If there is one.', due: false } }),
  connector({
    kind: 'csv',
    files: /\.csv$/i,
    secret: null,
    settings: z.object({ sheet: z.string().optional() }),
  }),
]

type Options = Parameters<typeof startCore>[0] & {
  readonly secrets?: ReturnType<typeof secretsInMemory>
}

/** A core that knows the kinds above; what it keeps secret can be looked at. */
export async function startWithKinds({
  secrets = secretsInMemory(),
  ports,
  ...over
}: Options = {}) {
  const core = await startCore({ ...over, connectors, ports: { ...ports, secrets } })
  const readSecrets = (source: Pick<Source, 'id' | 'baseUrl'>) =>
    openSourceSecrets(secrets).read(source)
  const kept = () => [...secrets.kept.keys()].filter((name) => name.startsWith('source/'))
  return { ...core, secrets, readSecrets, kept }
}
export type SourcesCore = Awaited<ReturnType<typeof startWithKinds>>

export const draft = (over: object = {}) => ({
  kind: 'builds',
  name: 'Builds',
  baseUrl: HOST,
  secret: TOKEN,
  ...over,
})

export const add = ({ get }: TestCore, over: object = {}): Promise<Source> =>
  get('sources.add', draft(over))

export const seen = ({ id, version }: Source) => ({ sourceId: id, expectedVersion: version })

export const standing = ({ core }: TestCore): Source[] =>
  core.running().unitOfWork.reading.sources.list()

export const removedIds = ({ core }: TestCore): SourceId[] =>
  core.running().unitOfWork.reading.sources.removedIds()

export const typesOf = ({ db }: TestCore): string[] =>
  db()
    .prepare<[], string>("SELECT type FROM ledger WHERE type GLOB 'source.*' ORDER BY seq")
    .pluck()
    .all()
