import { z } from 'zod'
import { type Outward, OutwardError } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'

export const PER_PAGE = 100
/** Beyond so many rows PagerDuty tells no page: offset and limit together. */
export const DEEPEST = 10_000

type Query = Readonly<Record<string, string | readonly string[] | undefined>>
type Asking = {
  readonly outward: Outward
  /** What is listed, which is also what the list is called in the answer. */
  readonly list: string
  readonly query: Query
  readonly offset: number
}

const More = z.object({ more: z.boolean().nullish().catch(null) })

export async function ask(outward: Outward, path: string, query: Query = {}): Promise<unknown> {
  const accept = 'application/vnd.pagerduty+json;version=2'
  const answer = await outward.get({ path, query }, { accept })
  return answer.is === 'fresh' ? answer.body : undefined
}

/** One page of a list; totals are never asked for. */
export async function askPage({ outward, list, query, offset }: Asking) {
  const limits = { limit: String(PER_PAGE), offset: String(offset) }
  const body = await ask(outward, `/${list}`, { ...query, ...limits })
  const rows = fieldOf(body, list)
  if (!Array.isArray(rows)) throw new Unfit(`What was answered holds no list of ${list}.`)
  const { more } = More.parse(body)
  return { rows: rows as readonly unknown[], more: more ?? rows.length >= PER_PAGE }
}

type One = {
  readonly outward: Outward
  readonly list: string
  readonly key: string
  readonly name: string
}

/** One thing by its ID; `undefined` where it is gone. */
export async function askOne({ outward, list, key, name }: One): Promise<unknown> {
  try {
    const found = fieldOf(await ask(outward, `/${list}/${encodeURIComponent(key)}`), name)
    if (found === undefined) throw new Unfit(`What was answered holds no ${name}.`)
    return found
  } catch (error) {
    if (error instanceof OutwardError && error.trouble === 'missing') return undefined
    throw error
  }
}

/** One field of something that may be anything. */
export function fieldOf(raw: unknown, name: string): unknown {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, name)) return undefined
  return (raw as Readonly<Record<string, unknown>>)[name] // an object that has it of its own
}
