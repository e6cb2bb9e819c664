import { z } from 'zod'
import type { Health } from '#shared/vocabulary/health-check.ts'
import type { Observed } from '../observation.ts'
import { loose, readAs } from '../raw-fields.ts'

// What cannot be read of these must not pass for health.
const status = z.string().nullish()

const Condition = z.object({ type: z.string(), message: z.string().min(1) })
const Application = z.object({
  metadata: z.object({
    name: z.string().min(1).max(130),
    namespace: z.string().max(130).nullish(),
    labels: z.record(z.string(), z.string()).nullish().catch(null),
  }),
  status: z
    .object({
      sync: z.object({ status }).nullish(),
      health: z.object({ status, message: loose.text, lastTransitionTime: loose.moment }).nullish(),
      conditions: z.array(z.unknown()).nullish().catch(null),
      operationState: loose.part({ phase: loose.text }),
    })
    .nullish(),
})
type Status = NonNullable<z.infer<typeof Application>['status']>

const byHealth: ReadonlyMap<string, Health> = new Map([
  ['Healthy', 'healthy'],
  ['Progressing', 'progressing'],
  ['Suspended', 'paused'],
  ['Degraded', 'failing'],
  ['Missing', 'failing'],
])

type Standing = { readonly health: string | null; readonly sync: string | null }

/** It is healthy where it both runs and is what it should be; what is not in step is on its way at best. */
export function applicationHealth({ health, sync }: Standing): Health {
  const runs = byHealth.get(health ?? '') ?? 'unknown'
  if (runs !== 'healthy') return runs
  if (sync === 'Synced') return 'healthy'
  return sync === 'OutOfSync' ? 'progressing' : 'unknown'
}

/** One application as it stands now. */
export function parseHealth(raw: unknown): Observed {
  const { metadata, status } = readAs(Application, { raw, what: 'An application' })
  const { name, namespace, labels } = metadata
  const health = status?.health?.status || null
  const sync = status?.sync?.status || null
  const stands = applicationHealth({ health, sync })
  const isOfHealth = health !== 'Healthy' || stands === 'healthy'
  return {
    of: 'healthChecks',
    key: namespace ? `${namespace}/${name}` : name,
    // It is told as it stands, with no moment: what is read last counts.
    revision: 0,
    said: {
      kind: 'application',
      project: name,
      name,
      health: stands,
      original: `${health ?? 'no health'}/${sync ?? 'no sync status'}`,
      because: stands === 'healthy' ? null : becauseOf({ status, health, sync }),
      since: isOfHealth ? (status?.health?.lastTransitionTime ?? null) : null,
      labels: labels ?? null,
      url: null,
    },
  }
}

type Told = Standing & { readonly status: Status | null | undefined }

/** Newer versions say why in conditions only; where nothing is said, the words are ours. */
function becauseOf({ status, health, sync }: Told): string | null {
  const conditions = (status?.conditions ?? []).flatMap(
    (raw) => Condition.safeParse(raw).data ?? [],
  )
  const trouble = conditions.find(({ type }) => type.endsWith('Error'))
  const said = status?.health?.message ?? trouble?.message
  if (said) return said
  if (health !== 'Healthy') return null
  if (sync !== 'OutOfSync') return 'It runs, but whether it is what it should be is not known.'
  return status?.operationState?.phase === 'Running'
    ? 'It runs, and is being synced.'
    : 'It runs, but is not what it should be: it is out of sync.'
}
