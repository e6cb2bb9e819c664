import { z } from 'zod'
import { type About, Unfit } from '../connector.ts'
import type { Observed } from '../observation.ts'
import { momentOf } from '../raw-fields.ts'
import type { ArgocdSettings } from './argocd-settings.ts'
import { judgeHealth, outcomeOfPhase, type Verdict } from './outcomes.ts'
import { readRevisions } from './read-revisions.ts'

const word = z.string().nullable().catch(null)
const moment = word.transform((said) => momentOf(said) ?? null)
const due = z.string().transform((said, context) => {
  const at = momentOf(said)
  if (at !== undefined) return at
  context.addIssue('no moment in ISO 8601')
  return z.NEVER
})
const Initiator = z
  .object({ username: word, automated: z.boolean().nullable().catch(null) })
  .nullable()
  .catch(null)

const Application = z.object({
  metadata: z.object({
    name: z.string().min(1).max(260),
    namespace: z.string().max(100).nullish(),
    labels: z.record(z.string(), z.string()).nullable().catch(null),
  }),
  spec: z.object({ destination: z.object({ server: word, name: word, namespace: word }) }),
  status: z
    .object({
      sync: z.object({ status: word }).nullable().catch(null),
      // What cannot be read here must not pass for health.
      health: z.object({ status: z.string().nullish() }).nullish(),
      reconciledAt: moment,
    })
    .nullish(),
})
const Entry = z.object({
  id: z.int().min(0),
  deployedAt: due,
  deployStartedAt: moment,
  initiatedBy: Initiator,
})
const Operation = z.object({
  phase: z.string().min(1),
  message: word,
  startedAt: due,
  finishedAt: moment,
  operation: z.object({ initiatedBy: Initiator }).nullable().catch(null),
})
const Row = z.object({
  application: Application,
  history: Entry.optional(),
  operation: Operation.optional(),
  newest: z.boolean(),
  lost: z.string().optional(),
})
type Row = z.infer<typeof Row>

/** One sync of an application as a deployment. */
export function parseDeployment(
  raw: unknown,
  { settings }: Pick<About<ArgocdSettings>, 'settings'>,
): Observed<'deployments'> {
  const read = Row.safeParse(raw)
  if (!read.success) throw unfit(read.error)
  const row = read.data
  const { key, begunAt } = identify(row)
  const { outcome, rank } = judge(row)
  const ended = outcome !== 'running' && outcome !== 'waiting'
  return {
    of: 'deployments',
    key,
    revision: begunAt + rank,
    said: {
      project: row.application.metadata.name,
      place: placeOf(row.application, settings.placeFrom),
      outcome,
      original: originalOf(row),
      ...readRevisions(raw),
      by: personOf(row),
      createdAt: begunAt,
      startedAt: row.history && row.history.deployStartedAt === null ? null : begunAt,
      finishedAt: ended ? (row.operation?.finishedAt ?? row.history?.deployedAt ?? null) : null,
      url: null,
    },
  }
}

type Identity = { readonly key: string; readonly begunAt: number }

/** What is under way has no number yet; when it began stays with it. */
function identify({ application, history, operation, lost }: Row): Identity {
  const { namespace, name } = application.metadata
  const prefix = namespace ? `${namespace}/${name}` : name
  if (lost !== undefined) {
    const begunAt = Number(/[@](\d{1,15})$/.exec(lost)?.[1])
    if (!lost.startsWith(prefix) || Number.isNaN(begunAt))
      throw new Unfit('No key of a deployment.')
    return { key: lost, begunAt }
  }
  const begunAt = operation?.startedAt ?? history?.deployStartedAt
  if (begunAt != null) return { key: `${prefix}@${begunAt}`, begunAt }
  if (history) return { key: `${prefix}#${history.id}`, begunAt: history.deployedAt }
  throw new Unfit('Neither a history nor an operation is told.')
}

function judge({ application, history, operation, newest, lost }: Row): Verdict {
  if (lost !== undefined) return { outcome: 'unknown', rank: 2 }
  const outcome = operation ? outcomeOfPhase(operation) : 'succeeded'
  if (outcome === 'running' || outcome === 'unknown') return { outcome, rank: 0 }
  if (outcome !== 'succeeded') return { outcome, rank: 4 }
  if (!newest) return { outcome, rank: 2 }
  const { health, reconciledAt } = application.status ?? {}
  const finishedAt = operation?.finishedAt ?? history?.deployedAt
  // Health that was found before the sync ended is that of what was there before.
  if (reconciledAt != null && finishedAt != null && reconciledAt < finishedAt) {
    return { outcome: 'running', rank: 1 }
  }
  return judgeHealth(health?.status ?? null)
}

function originalOf({ application, operation, newest, lost }: Row): string {
  if (lost !== undefined) return 'no longer told'
  const { sync, health } = application.status ?? {}
  const now = newest ? [sync?.status, health?.status] : []
  return [operation?.phase ?? 'deployed', ...now].filter(Boolean).join('/')
}

function placeOf({ metadata, spec }: Row['application'], placeFrom: string | null): string {
  const labels = metadata.labels ?? {}
  const label = placeFrom !== null && Object.hasOwn(labels, placeFrom) ? labels[placeFrom] : ''
  if (label) return label
  const { name, server, namespace } = spec.destination
  const cluster = name || server
  if (!cluster) throw new Unfit('It does not say where it goes to.')
  return namespace ? `${cluster}/${namespace}` : cluster
}

function personOf({ history, operation }: Row): string | null {
  const initiator = history?.initiatedBy ?? operation?.operation?.initiatedBy
  return initiator?.username || (initiator?.automated ? 'automated' : null)
}

function unfit({ issues }: z.ZodError): Unfit {
  const lacking = issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  return new Unfit(`A deployment cannot be read: ${lacking.join('; ')}.`)
}
