import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import { changedFields } from '#shared/domain/services/changed-fields.ts'
import type { Source } from '#shared/vocabulary/source.ts'
import type { Work } from '../database/work.ts'
import { Refusal } from '../refusal.ts'
import type { TaskContext } from '../rpc/handlers.ts'
import type { Session } from '../rpc/session.ts'
import { judgeSource } from './judge-source.ts'
import { knownConnector } from './known-connector.ts'
import type { Means } from './means.ts'
import { refuseFromAfar } from './refuse-from-afar.ts'
import { refuseSecretDue } from './refuse-secret-due.ts'
import { type Given, isGiven, unkept } from './source-secrets.ts'
import { mustStand, refuseTakenName, staleSource, standingSource } from './standing-source.ts'

type Changing = InputOf<'sources.change'>

/**
 * First where it is read, then its secret: until that is kept the source goes without one, for the
 * former is not read for another host.
 */
export const createChangeSource =
  (means: Means) =>
  (input: Changing, task: TaskContext): Promise<OutputOf<'sources.change'>> =>
    means.oneAtATime(async () => {
      const left = task.step('change', (work) =>
        change(input, { means, work, session: task.session }),
      )
      const kept = await keepSecrets(input, { means, task, left })
      return task.decide((work) => {
        const source = mustStand(work, input.sourceId)
        if (!kept) throw staleSource(source, left.version)
        if (isGiven(input)) work.record('source.secretSet', source.id, {})
        return { ...work.sources.find(source.id)!, forgotten: left.forgotten }
      })
    })

/**
 * What the first step came to: the source's version, whether it shows no certificate any more, and how
 * many rows went with what is not read of it any more.
 */
type Left = { readonly version: number; readonly bare: boolean; readonly forgotten: number }

type Deciding = { readonly means: Means; readonly work: Work; readonly session: Session }

function change(input: Changing, { means, work, session }: Deciding): Left {
  const source = standingSource(work, input)
  const changed = changedFields(source, input.changes)
  if (!changed && !isGiven(input)) {
    throw new Refusal('sources/nothing-changed', 'The source is like that already.')
  }
  const after = { ...source, ...changed?.to }
  refuseFromAfar(session, [source, after])
  if (after.name.toLowerCase() !== source.name.toLowerCase()) refuseTakenName(work, after.name)
  if (isGiven(input) || isReadAnew(changed?.to)) {
    judge(after, { means, before: source, given: input })
  }
  if (changed) work.record('source.changed', source.id, changed)
  const { version } = work.sources.find(source.id)!
  const forgotten = isReadAnew(changed?.to) ? means.forgotten.forgetUnnamed(work, after) : 0
  const bare = source.network.clientCertificate !== null && after.network.clientCertificate === null
  return { version, bare, forgotten }
}

const isReadAnew = (to: Partial<Source> = {}): boolean =>
  Object.keys(to).some((field) => field !== 'name')

type Judging = { readonly means: Means; readonly before: Source; readonly given: Given }

function judge(after: Source, { means, before, given }: Judging): void {
  const connector = knownConnector(means.connectors, after.kind)
  judgeSource(after, { connector, given })
  refuseSecretDue(after, { connector, given, before, canKeep: means.secrets.canKeep })
}

type Keeping = { readonly means: Means; readonly task: TaskContext; readonly left: Left }

/**
 * False where somebody has decided about the source since the first step, as can be when the task is
 * taken up again after a crash: what they gave stays.
 */
async function keepSecrets(input: Changing, { means, task, left }: Keeping): Promise<boolean> {
  const { secrets } = means
  if (!left.bare && !isGiven(input)) return true
  const source = task.read(({ sources }) => sources.find(input.sourceId))
  if (source?.version !== left.version) return false
  try {
    if (left.bare) await secrets.forgetClientKey(source.id)
    await secrets.keep(source, input)
    return true
  } catch (error) {
    throw unkept(error, 'but all else was changed, so give it again')
  }
}
