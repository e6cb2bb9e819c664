import { z } from 'zod'
import { momentOf } from '../raw-fields.ts'

const loose = z.unknown().optional()
const Source = z.object({ repoURL: loose, path: loose, chart: loose, targetRevision: loose })
const source = Source.optional().catch(undefined)
const sources = z.array(Source).optional().catch(undefined)

const Entry = z.looseObject({ deployStartedAt: loose, source, sources })
const Operation = z.object({
  phase: loose,
  message: loose,
  startedAt: loose,
  finishedAt: loose,
  retryCount: loose,
  operation: z
    .object({
      initiatedBy: loose,
      sync: z
        .object({ revision: loose, revisions: loose, dryRun: loose })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  syncResult: z
    .object({ revision: loose, revisions: loose, source, sources })
    .optional()
    .catch(undefined),
})
const Application = z.object({
  metadata: z.object({ name: loose, namespace: loose, labels: loose }),
  spec: z.object({ project: loose, destination: loose, source, sources }),
  status: z
    .object({
      sync: z.object({ status: loose, revision: loose }).optional().catch(undefined),
      health: z.object({ status: loose, lastTransitionTime: loose }).optional().catch(undefined),
      reconciledAt: loose,
      operationState: Operation.nullish().catch(null),
      history: z.array(z.unknown()).nullish().catch(null),
    })
    .nullish()
    .catch(null),
})

/** One deployment as it is told: what it belongs to, and what is known of it. */
export type DeploymentRow = {
  readonly application: unknown
  readonly history?: unknown
  readonly operation?: unknown
  /** True for the newest: only of that does the application's health tell anything. */
  readonly newest: boolean
  /** The key of one that was under way and is told of no more. */
  readonly lost?: string
}

/**
 * The deployments of an application, newest first. What Helm and plug-ins are given stays out of
 * them: secrets are kept there.
 */
export function deploymentsOf(raw: unknown): DeploymentRow[] {
  const read = Application.safeParse(raw)
  if (!read.success) return [{ application: raw, newest: false }]
  const { metadata, spec, status } = read.data
  const { history, operationState, ...rest } = status ?? {}
  const application = { metadata, spec, status: rest }
  const entries = [...(history ?? [])].reverse().map(trimmed)
  const operation = operationState && !isDryRun(operationState) ? operationState : undefined
  const begun = momentOf(operation?.startedAt)
  const same = entries.findIndex((entry) => begun !== undefined && begunAt(entry) === begun)
  const rows = entries.map((entry, at) =>
    at === same
      ? { application, history: entry, operation, newest: true }
      : { application, history: entry, newest: at === 0 && operation === undefined },
  )
  return operation && same < 0 ? [{ application, operation, newest: true }, ...rows] : rows
}

const trimmed = (entry: unknown): unknown => {
  const read = Entry.safeParse(entry)
  return read.success ? read.data : entry
}

const begunAt = (entry: unknown): number | undefined =>
  momentOf(Entry.safeParse(entry).data?.deployStartedAt)

const isDryRun = ({ operation }: z.infer<typeof Operation>): boolean =>
  operation?.sync?.dryRun === true

/** What is left to say of one that was under way when it was seen last, and that nobody tells of now. */
export const lostDeployment = (row: DeploymentRow, key: string): DeploymentRow => ({
  application: row.application,
  newest: false,
  lost: key,
})
