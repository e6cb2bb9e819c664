import { z } from 'zod'
import { OutwardError } from '../../sync/outward.ts'
import { type Asked, type Probed, Unfit } from '../connector.ts'
import type { DatadogSettings } from './datadog-settings.ts'

const Valid = z.object({ valid: z.boolean() })
const Answered = z.object({ status: z.string() })

/** Whether the API key is one, and whether the application key may ask for metrics. */
export async function probeDatadog({ outward, now }: Asked<DatadogSettings>): Promise<Probed> {
  const said = await outward.get({ path: '/api/v1/validate' })
  const read = Valid.safeParse(said.is === 'fresh' ? said.body : undefined)
  if (!read.success) throw new Unfit('What answers there is no Datadog.')
  if (!read.data.valid) {
    throw new OutwardError('Datadog does not know the API key.', {
      trouble: 'unauthorised',
      fix: 'Check the key, and whether the address is that of its site.',
    })
  }
  const [from, to] = [now - 5 * 60_000, now].map((at) => String(Math.floor(at / 1000)))
  const query = { query: 'avg:system.load.1{*}', from, to }
  const asked = await outward.get({ path: '/api/v1/query', query })
  if (asked.is !== 'fresh' || !Answered.safeParse(asked.body).success) {
    throw new Unfit('What was answered is no result of a query.')
  }
  return { as: null, version: null, projects: [], more: false, remarks: [] }
}
