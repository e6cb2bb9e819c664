import { z } from 'zod'
import { OutwardError } from '../../sync/outward.ts'
import { type Asked, type Probed, Unfit } from '../connector.ts'
import type { PrometheusSettings } from './prometheus-settings.ts'

type Asking = Asked<PrometheusSettings>

const Build = z.object({
  status: z.literal('success'),
  data: z.object({ version: z.string().min(1).nullable().catch(null) }),
})
const Answered = z.object({ status: z.literal('success') })

/** Whether it answers queries, and which version says so. */
export async function probePrometheus({ outward }: Asking): Promise<Probed> {
  const version = await askVersion(outward)
  const said = await outward.get({ path: '/api/v1/query', query: { query: 'vector(1)' } })
  if (said.is !== 'fresh' || !Answered.safeParse(said.body).success) {
    throw new Unfit('What answers there is no Prometheus.')
  }
  const remarks = version === null ? ['It does not say which version it runs.'] : []
  return { as: null, version, projects: [], more: false, remarks }
}

/** What only speaks the language of Prometheus may have nothing to say here. */
async function askVersion(outward: Asking['outward']): Promise<string | null> {
  try {
    const said = await outward.get({ path: '/api/v1/status/buildinfo' })
    return said.is === 'fresh' ? (Build.safeParse(said.body).data?.data.version ?? null) : null
  } catch (error) {
    if (error instanceof OutwardError && error.trouble === 'missing') return null
    throw error
  }
}
