import type { z } from 'zod'
import type { Outward } from '../../sync/outward.ts'
import { Unfit } from '../connector.ts'

type Json = z.core.util.JSONType

/** The most that GitLab gives at once. */
export const PER_PAGE = 100

type Asking = {
  readonly outward: Outward
  readonly path: string
  readonly query: Readonly<Record<string, string | undefined>>
  readonly page: number
  /** Asks for it only where it has changed. */
  readonly anew: boolean
}

export type ListPage =
  | {
      readonly is: 'fresh'
      readonly rows: readonly unknown[]
      /** Whether another page may follow; totals are never asked for. */
      readonly more: boolean
      readonly keep: (kept: Json) => void
    }
  | { readonly is: 'same'; readonly kept: Json | undefined }

/** One page of a list, counted from 1. */
export async function askPage({ outward, path, query, page, anew }: Asking): Promise<ListPage> {
  const asked = { ...query, per_page: String(PER_PAGE), page: String(page) }
  const answer = await outward.get({ path, query: asked }, anew ? {} : { unlessSame: true })
  if (answer.is === 'same') return answer
  const { body: rows, next, headers, keep } = answer
  if (!Array.isArray(rows))
    throw new Unfit(`GitLab answered ${path} with something that is no list.`)
  const named = next !== undefined || (headers['x-next-page'] ?? '').trim() !== ''
  return { is: 'fresh', rows, more: rows.length > 0 && (named || rows.length >= PER_PAGE), keep }
}
