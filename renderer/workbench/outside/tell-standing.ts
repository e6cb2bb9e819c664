import { tellCount, tellDistance } from '#renderer/design/moment.ts'
import { standingsWorstFirst } from '#shared/domain/sync/stands.ts'
import type { StreamStanding } from '#shared/vocabulary/source.ts'
import { type StandingSource, standingWords } from './standing-words.ts'

type Told = Pick<StandingSource, 'name' | 'standing' | 'asOf'>

export type Together = {
  /** `undefined` where there is no source. */
  readonly standing: StreamStanding | undefined
  readonly word: string
  /** From where, and as of when. */
  readonly says: string
}

/** How what several sources tell can be relied on: as the worst of them, and as old as the oldest. */
export function tellTogether(sources: readonly Told[], now: number): Together {
  const [first] = sources
  if (!first) return { standing: undefined, word: 'No source', says: 'nothing is read' }
  const standings = sources.map(({ standing }) => standing)
  const standing = standingsWorstFirst.find((one) => standings.includes(one)) ?? 'never'
  const like = standings.filter((one) => one === standing).length
  const word =
    like === sources.length
      ? standingWords[standing]
      : `${tellCount(like)} of ${tellCount(sources.length)} ${standingWords[standing].toLowerCase()}`
  const who = sources.length === 1 ? first.name : `${tellCount(sources.length)} sources`
  return { standing, word, says: `${who}, ${tellAge(sources, now)}` }
}

/** “as of 4 min ago”, or that a part was never read. */
function tellAge(sources: readonly Told[], now: number): string {
  const ages = sources.map(({ asOf }) => asOf)
  if (ages.includes(null)) return 'not read in full yet'
  const oldest = Math.min(...ages.flatMap((at) => at ?? []))
  const age = tellDistance({ at: Math.min(oldest, now), now })
  return sources.length === 1 ? `as of ${age}` : `the oldest as of ${age}`
}

/** The worst first, then by name: what somebody has to look at leads. */
export const worstFirst = <Source extends Pick<Told, 'standing' | 'name'>>(
  sources: readonly Source[],
): readonly Source[] =>
  sources.toSorted(
    (one, other) =>
      standingsWorstFirst.indexOf(one.standing) - standingsWorstFirst.indexOf(other.standing) ||
      one.name.localeCompare(other.name, 'en'),
  )
