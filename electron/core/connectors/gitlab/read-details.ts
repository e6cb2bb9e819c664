import { z } from 'zod'
import type { Outward } from '../../sync/outward.ts'
import { passOver } from './passed-over.ts'
import type { UpdatedList } from './updated-list.ts'

/** For how many rows a walk asks for details. */
const DETAILS_A_WALK = 50
/** How many may wait for later walks; what is older goes without. */
const OWED_LIMIT = 500

const Owed = z.object({ owed: z.array(z.string()).catch([]) })

type Reading = {
  readonly list: UpdatedList
  readonly outward: Outward
  /** What the last walk left behind. */
  readonly cursor: unknown
}

type Wanted = {
  readonly wants: (raw: unknown) => boolean
  /** Whether they come before those that wait already. */
  readonly first: boolean
}

const owing = (keys: readonly string[]): string[] => [...new Set(keys)].slice(0, OWED_LIMIT)

/** Reads details for so many rows a walk, and remembers for whom they are still to be read. */
export function openDetails({ list, outward, cursor }: Reading) {
  let left = DETAILS_A_WALK
  let owed = Owed.safeParse(cursor).data?.owed ?? []

  async function readOne(key: string, raw: unknown): Promise<unknown> {
    left -= 1
    const read = await passOver(async () => list.detail?.({ key, raw, outward }))
    const failed = read === 'failing'
    owed = [...owed.filter((other) => other !== key), ...(failed ? [key] : [])]
    return failed ? raw : (read ?? raw)
  }

  return {
    /** What still waits, in the order in which it will be read. */
    owed: (): readonly string[] => owed,
    /** The same rows, with details for those that `wants` names while there is room. */
    async enrich(rows: readonly unknown[], { wants, first }: Wanted): Promise<readonly unknown[]> {
      if (!list.detail) return rows
      const enriched: unknown[] = []
      const waiting: string[] = []
      for (const raw of rows) {
        const key = wants(raw) ? list.keyOf(raw) : undefined
        if (key !== undefined && left <= 0) waiting.push(key)
        enriched.push(key !== undefined && left > 0 ? await readOne(key, raw) : raw)
      }
      owed = owing(first ? [...waiting, ...owed] : [...owed, ...waiting])
      return enriched
    },
    /** What earlier walks had no room for. */
    async pay(): Promise<readonly unknown[]> {
      const rows: unknown[] = []
      for (const key of owed.slice(0, Math.max(0, left))) {
        const read = await readOne(key, undefined)
        if (read !== undefined) rows.push(read)
      }
      return rows
    },
  }
}
export type Details = ReturnType<typeof openDetails>
