import { tellDistance, tellLength, tellNumber } from '#renderer/design/moment.ts'
import type { OutputOf } from '#shared/contract/index.ts'

type Rested = OutputOf<'sources.restedOn'>['items'][number]

/** “GitHub has not been read for 3 h”, and “2 releases rest on it, the first starts in 5 h”. */
export function restedWords({ name, standing, asOf, releases, total }: Rested, now: number) {
  const many = tellNumber(total, ['release rests', 'releases rest'])
  return { source: lackWords({ name, standing, asOf }, now), releases: `${many} on it${first()}.` }

  function first(): string {
    if (releases.some(({ state }) => state === 'inProgress')) {
      return total === 1 ? ' and runs now' : ', and one of them runs now'
    }
    const [next] = releases
    if (!next) return ''
    const start = `starts ${tellDistance({ at: next.startsAt, now })}`
    return total === 1 ? ` and ${start}` : `, the first ${start}`
  }
}

const MINUTE_MS = 60_000

type Lacks = Pick<Rested, 'name' | 'standing' | 'asOf'>

function lackWords({ name, standing, asOf }: Lacks, now: number): string {
  if (standing === 'paused') return `${name} is paused`
  if (asOf === null) return `${name} has never been read in full`
  if (now - asOf < MINUTE_MS) return `${name} cannot be read`
  return `${name} has not been read in full for ${tellLength(now - asOf)}`
}
