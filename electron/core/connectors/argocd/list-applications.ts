import { z } from 'zod'
import { type Outward, OutwardError } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'
import { type ApplicationName, EVERYTHING, nameOf } from './argocd-settings.ts'

/** The server sends only these of each application; an old one that knows no choice sends all. */
const FIELDS = fieldsOf([
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'status.sync.status',
  'status.health',
  'status.operationState.phase',
  'status.operationState.startedAt',
  'status.operationState.finishedAt',
])

export function fieldsOf(fields: readonly string[]): string {
  return fields.map((field) => `items.${field}`).join(',')
}

const word = z.string().nullable().catch(null)
const Labels = z.record(z.string(), z.string()).nullable().catch(null)
const Listed = z.object({
  metadata: z.object({
    name: z.string().min(1),
    namespace: z.string().min(1).nullable().catch(null),
    labels: Labels,
  }),
  status: z
    .object({
      sync: z.object({ status: word }).nullable().catch(null),
      health: z.object({ status: word }).nullable().catch(null),
      operationState: z
        .object({ phase: word, startedAt: word, finishedAt: word })
        .nullable()
        .catch(null),
    })
    .nullable()
    .catch(null),
})
const Answered = z.object({ items: z.array(z.unknown()).nullish() })

/** An application, with what changes when anything happens to it that is told here. */
export type Application = {
  readonly name: string
  readonly namespace: string | null
  readonly sign: string
}

export const qualified = ({ name, namespace }: Omit<Application, 'sign'>): string =>
  namespace === null ? name : `${namespace}/${name}`

export type Wanted = {
  readonly outward: Outward
  readonly part: string
  readonly placeFrom: string | null
}

/** The applications of a part in one small answer. One that was named and is not there is missing. */
export async function listApplications({ outward, part, placeFrom }: Wanted) {
  const items = await askPart({ outward, part, fields: FIELDS })
  return items.flatMap((item) => {
    const listed = Listed.safeParse(item).data
    return listed ? [toApplication(listed, placeFrom)] : []
  })
}

type AskedPart = Pick<Wanted, 'outward' | 'part'> & { readonly fields: string }

/** What is told of the applications of a part, word for word; of every one, what cannot be read as well. */
export async function askPart({ outward, part, fields }: AskedPart): Promise<readonly unknown[]> {
  const wanted = part === EVERYTHING ? undefined : nameOf(part)
  const all = await askList(outward, { ...wanted, fields })
  if (!wanted) return all
  const items = all.filter((item) => {
    const listed = Listed.safeParse(item).data
    return listed !== undefined && isWanted(listed, wanted)
  })
  if (items.length > 0) return items
  throw new OutwardError(`Argo CD shows no application ${part}.`, {
    trouble: 'missing',
    fix: 'Check its name, and whether the token may see it.',
  })
}

export async function askList(
  outward: Outward,
  {
    name,
    namespace,
    fields = FIELDS,
  }: Partial<ApplicationName> & { readonly fields?: string } = {},
): Promise<readonly unknown[]> {
  const answer = await outward.get({
    path: '/api/v1/applications',
    query: { name, appNamespace: namespace, fields },
  })
  const answered = answer.is === 'fresh' ? Answered.safeParse(answer.body) : undefined
  if (!answered?.success) throw new Unfit('What was answered is no list of applications.')
  return answered.data.items ?? []
}

type Listed = z.infer<typeof Listed>

const isWanted = ({ metadata }: Listed, wanted: ApplicationName): boolean =>
  metadata.name === wanted.name &&
  (wanted.namespace === undefined || metadata.namespace === wanted.namespace)

function toApplication({ metadata, status }: Listed, placeFrom: string | null): Application {
  const { name, namespace, labels } = metadata
  const { phase, startedAt, finishedAt } = status?.operationState ?? {}
  const place = placeFrom === null ? null : (labels?.[placeFrom] ?? null)
  const told = [phase, startedAt, finishedAt, status?.health?.status, status?.sync?.status, place]
  return { name, namespace, sign: JSON.stringify(told.map((one) => one ?? null)) }
}
