import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { SourceId } from '#shared/vocabulary/ids.ts'
import { type SourceDetails, type SourceNetwork, usualNetwork } from '#shared/vocabulary/source.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { TaskContext } from '../rpc/handlers.ts'
import { judgeSource } from './judge-source.ts'
import { knownConnector } from './known-connector.ts'
import type { Means } from './means.ts'
import { refuseFromAfar } from './refuse-from-afar.ts'
import { refuseSecretDue } from './refuse-secret-due.ts'
import { type Given, isGiven, unkept } from './source-secrets.ts'
import { refuseTakenName, takenName } from './standing-source.ts'

type Added = OutputOf<'sources.add'>
type Draft = SourceDetails & { readonly kind: string }

/** It stands before its secret is kept, so that no secret is ever kept under nothing. */
export const createAddSource =
  (means: Means) =>
  async (input: InputOf<'sources.add'>, task: TaskContext): Promise<Added> => {
    const { secret, clientKey, network, ...said } = input
    const given: Given = { secret, clientKey }
    const draft: Draft = { ...said, network: wholeNetwork(network) }
    refuseFromAfar(task.session, [draft])
    const connector = knownConnector(means.connectors, draft.kind)
    judgeSource(draft, { connector, given })
    refuseSecretDue(draft, { connector, given, before: undefined, canKeep: means.secrets.canKeep })
    if (!isGiven(given)) {
      return task.decide((work) => work.sources.find(add(draft, work))!)
    }
    return means.oneAtATime(() => addWithSecret(draft, { means, task, given }))
  }

function add({ kind, name, baseUrl, settings, network }: Draft, work: Work): SourceId {
  refuseTakenName(work, name)
  const id = work.newId<SourceId>()
  work.record('source.added', id, { kind, name, baseUrl, settings, network })
  return id
}

type Adding = { readonly means: Means; readonly task: TaskContext; readonly given: Given }

/** Where somebody else saw to the source meanwhile, theirs stays and the decision says so. */
async function addWithSecret(draft: Draft, { means, task, given }: Adding): Promise<Added> {
  const id = task.step('add', (work) => add(draft, work))
  const standing = task.read(({ sources }) => sources.find(id))
  if (standing?.secretSetAt === null) {
    try {
      await means.secrets.keep(standing, given)
    } catch (error) {
      takeBack(id, { means, task })
      throw unkept(error, 'so nothing was added')
    }
  }
  return task.decide((work) => noteFirstSecret(work, id))
}

function noteFirstSecret(work: Work, id: SourceId): Added {
  const source = work.sources.find(id)
  if (!source) {
    throw new Refusal('rpc/unavailable', 'The source was removed meanwhile: add it anew.')
  }
  if (source.secretSetAt !== null) throw takenName(source)
  work.record('source.secretSet', id, {})
  return work.sources.find(id)!
}

const takeBack = (id: SourceId, { means, task }: Omit<Adding, 'given'>): null =>
  task.step('take back', (work) => {
    const reason = 'Its secret could not be kept.'
    if (work.sources.find(id)) {
      work.record('source.removed', id, {}, { reason })
      means.forgotten.forget(work, id)
    }
    return null
  })

type SomeNetwork = { readonly [K in keyof SourceNetwork]?: SourceNetwork[K] | undefined }

const wholeNetwork = (said: SomeNetwork): SourceNetwork => ({
  plainHttpTo: said.plainHttpTo ?? usualNetwork.plainHttpTo,
  privateNetwork: said.privateNetwork ?? usualNetwork.privateNetwork,
  authorities: said.authorities ?? usualNetwork.authorities,
  clientCertificate: said.clientCertificate ?? usualNetwork.clientCertificate,
})
