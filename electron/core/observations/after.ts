import { Refusal } from '../refusal.ts'

/** Where a row stands in a list. */
export type Placed = { readonly moment: number; readonly source: string; readonly key: string }

/** What a list is continued after; to be understood by nobody else. */
export const writeAfter = ({ moment, source, key }: Placed): string => `${moment}:${source}:${key}`

export function readAfter(after: string) {
  const [, moment, source, key] = /^(-?\d{1,16}):([^:]+):(.*)$/s.exec(after) ?? []
  if (moment === undefined || source === undefined || key === undefined) {
    throw new Refusal('rpc/invalid', 'A list continues after what its last page called `next`.')
  }
  return { afterMoment: Number(moment), afterSource: source, afterKey: key }
}

/** As the database orders text: by its bytes. */
export const newestFirst = (a: Placed, b: Placed): number =>
  b.moment - a.moment || byBytes(b.source, a.source) || byBytes(b.key, a.key)

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b))
