import { z } from 'zod'
import type { Outward } from '../../sync/outward.ts'
import { loose } from '../alarm-fields.ts'
import { Unfit } from '../connector.ts'

type Asked = { readonly path: string; readonly query?: Readonly<Record<string, string>> }

/** A list as it is told: whole, because nothing of it comes in pages. */
export async function askList(outward: Outward, asked: Asked): Promise<readonly unknown[]> {
  const answer = await outward.get(asked)
  if (answer.is === 'fresh' && Array.isArray(answer.body)) return answer.body
  throw new Unfit('What answers there is no Alertmanager: it tells no list.')
}

/** Who is inhibited or silenced stands as well. */
export const standing: Asked = {
  path: '/api/v2/alerts',
  query: { active: 'true', silenced: 'true', inhibited: 'true', unprocessed: 'true' },
}

const Status = z.object({
  uptime: loose.moment,
  cluster: z.object({ status: loose.text }).nullish().catch(null),
  versionInfo: z.object({ version: loose.text }).nullish().catch(null),
  config: z.unknown().refine((config) => config !== undefined),
})
export type Status = z.infer<typeof Status>

/** `undefined` where what answers is none. */
export async function askStatus(outward: Outward): Promise<Status | undefined> {
  const answer = await outward.get({ path: '/api/v2/status' })
  return answer.is === 'fresh' ? Status.safeParse(answer.body).data : undefined
}
