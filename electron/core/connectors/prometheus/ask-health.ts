import { z } from 'zod'
import { OutwardError } from '../../sync/outward.ts'
import { Unfit, type Walk } from '../connector.ts'
import type { PrometheusSettings } from './prometheus-settings.ts'

const Answered = z.object({ status: z.literal('success'), data: z.unknown() })
const Cursor = z.object({ told: z.literal(true) })

export const told = { told: true } as const

type Asking = { readonly path: string; readonly query?: Readonly<Record<string, string>> }

/**
 * What stands under `data`; `undefined` where there never was anything: what only speaks the language
 * of queries has no targets and no rules.
 */
export async function askHealth(walk: Walk<PrometheusSettings>, where: Asking): Promise<unknown> {
  try {
    const answer = await walk.outward.get(where)
    const read = Answered.safeParse(answer.is === 'fresh' ? answer.body : undefined)
    if (read.success) return read.data.data
  } catch (error) {
    const isNone = error instanceof OutwardError && error.trouble === 'missing'
    if (isNone && !Cursor.safeParse(walk.cursor).success) return undefined
    throw error
  }
  throw new Unfit(`What was answered to ${where.path} is not what Prometheus tells there.`)
}
