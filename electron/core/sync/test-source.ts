import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { type Source, type SourceNetwork, usualNetwork } from '#shared/vocabulary/source.ts'
import { connectorOf } from '../connectors/registry.ts'
import { Refusal } from '../refusal.ts'
import type { TaskContext } from '../rpc/handlers.ts'
import { judgeSource } from '../sources/judge-source.ts'
import { refuseFromAfar } from '../sources/refuse-from-afar.ts'
import { type Given, openSourceSecrets } from '../sources/source-secrets.ts'
import type { SyncParts } from './handlers.ts'
import { OutwardError } from './outward.ts'
import { trustOf } from './part-outward.ts'

type Asked = InputOf<'sources.test'>
type Tested = OutputOf<'sources.test'>
type Trying = Pick<Source, 'kind' | 'baseUrl' | 'settings' | 'network'>

/** Tries a source as it stands, with what is about to be changed, or one that nobody has added yet. */
export const createTestSource =
  (parts: SyncParts) =>
  async (asked: Asked, task: TaskContext): Promise<Tested> => {
    const standing = asked.sourceId && standingSource(asked.sourceId, task)
    const trying = tryingOf(asked, standing)
    refuseFromAfar(task.session, [standing, trying])
    const connector = connectorOf(trying.kind, parts.connectors)
    if (!connector) throw new Refusal('sources/unknown-kind', `Nothing of that kind can be read.`)
    const given = await givenFor(parts, { asked, standing, trying })
    judgeSource(trying, { connector, given })
    if (connector.secret?.due && given.secret === undefined) {
      throw new Refusal('sources/secret-due', `${connector.secret.label} is needed to try it.`)
    }
    const { outwards } = parts.sync
    if (!outwards) throw new Refusal('rpc/unavailable', 'Nothing outside can be read here.')
    const settings = connector.settings.parse(trying.settings)
    const { outward } = outwards.for({
      baseUrl: trying.baseUrl,
      headers: given.secret === undefined ? {} : connector.authorize(given.secret, settings),
      identity: 'trying',
      trust: trustOf(trying, given.clientKey),
      plainHttpTo: trying.network.plainHttpTo,
      atOnce: connector.atOnce,
      ...(connector.holdUntil && { holdUntil: connector.holdUntil }),
      validators: { find: () => undefined },
      signal: task.signal,
    })
    const { clock } = parts.ports
    try {
      const probed = await connector.probe({ settings, outward, now: clock.now() })
      return { probed: { ...probed, ...copied(probed) }, failure: null }
    } catch (error) {
      if (!(error instanceof OutwardError)) throw error
      const { trouble, fix, message: because } = error
      return { probed: null, failure: { trouble, because, fix, at: clock.now() } }
    }
  }

function standingSource(id: NonNullable<Asked['sourceId']>, task: TaskContext): Source {
  const source = task.read(({ sources }) => sources.find(id))
  if (source) return source
  throw new Refusal('sources/unknown', 'There is no such source.')
}

function tryingOf(asked: Asked, standing: Source | undefined): Trying {
  const kind = standing?.kind ?? asked.kind
  const baseUrl = asked.baseUrl ?? standing?.baseUrl
  if (kind === undefined || baseUrl === undefined) {
    throw new Refusal(
      'rpc/invalid',
      'What is to be tried is a source that stands, or a kind with its address.',
    )
  }
  const settings = asked.settings ?? standing?.settings ?? {}
  const network = { ...usualNetwork, ...standing?.network, ...said(asked.network) }
  return { kind, baseUrl, settings, network }
}

/** Without what stands there as `undefined`, which would hide what is known. */
const said = (network: Asked['network'] = {}): Partial<SourceNetwork> =>
  Object.fromEntries(Object.entries(network).filter(([, value]) => value !== undefined))

type Giving = {
  readonly asked: Asked
  readonly standing: Source | undefined
  readonly trying: Trying
}

/** What is kept for another host is not read for this one. */
async function givenFor({ ports }: SyncParts, { asked, standing, trying }: Giving): Promise<Given> {
  const { secret, clientKey } = asked
  if (!standing) return { secret, clientKey }
  const kept = await openSourceSecrets(ports.secrets).read({
    id: standing.id,
    baseUrl: trying.baseUrl,
  })
  return { secret: secret ?? kept.secret, clientKey: clientKey ?? kept.clientKey }
}

/** What a connector answers may not be changed; what an operation answers is the caller's own. */
const copied = ({
  projects,
  remarks,
}: Readonly<Pick<NonNullable<Tested['probed']>, never>> & {
  readonly projects: readonly { readonly project: string; readonly says: string | null }[]
  readonly remarks: readonly string[]
}) => ({ projects: [...projects], remarks: [...remarks] })
