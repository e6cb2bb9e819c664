import type { JoinName } from '#shared/vocabulary/join.ts'
import { Refusal } from '../refusal.ts'

/** Where a name stands in a list that goes from the latest to the oldest, or by names alone. */
export type Placed = JoinName & { readonly latest?: number }

/** What a list of names is continued after; to be understood by nobody else. */
export const writeAfter = ({ latest = 0, of, source, name }: Placed): string =>
  `${latest}:${of}:${source}:${name}`

export function readAfter(after: string): Placed {
  const [, latest, of, source, name] =
    /^(-?\d{1,16}):(project|place):([^:]+):(.*)$/s.exec(after) ?? []
  if (latest === undefined || of === undefined || source === undefined || name === undefined) {
    throw new Refusal('rpc/invalid', 'A list continues after what its last page called `next`.')
  }
  // Nothing is looked up by them: they only say where to go on.
  return { latest: Number(latest), ...({ of, source, name } as JoinName) }
}

export const inOrder = (a: Placed, b: Placed): number =>
  (b.latest ?? 0) - (a.latest ?? 0) ||
  order(a.name, b.name) ||
  order(a.of, b.of) ||
  order(a.source, b.source)

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

type Wanted = { readonly after?: string | undefined; readonly limit?: number | undefined }

/** The part of a list that is asked for, of all that is in it. */
export function pageOfNames<One extends Placed>(
  all: readonly One[],
  { after, limit = 100 }: Wanted,
) {
  const sorted = all.toSorted(inOrder)
  const behind = after === undefined ? undefined : readAfter(after)
  const rest = behind ? sorted.filter((one) => inOrder(one, behind) > 0) : sorted
  const page = rest.slice(0, limit)
  return { page, next: rest.length > limit ? writeAfter(page.at(-1)!) : null }
}
