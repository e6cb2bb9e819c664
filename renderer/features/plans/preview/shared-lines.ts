import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { groupLines, type LineGroup } from '#shared/domain/plans/group-lines.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'

const MOST_LINES = 4
const MOST_RELEASES = 3

/** “line 14”, “lines 14 and 31”, “lines 2, 3, 4, 5 and 7 more”. */
export function linesWords(lines: readonly number[]): string {
  const named = lines.length > MOST_LINES ? lines.slice(0, MOST_LINES) : lines.slice(0, -1)
  const rest = lines.length - named.length
  if (named.length === 0) return `line ${lines.join()}`
  return `lines ${named.join(', ')} and ${rest > 1 ? `${tellCount(rest)} more` : lines.at(-1)}`
}

/** “60 lines are 59 releases: lines 14 and 31 share CHG-7.” Nothing where each line is a release of its own. */
export function sharedWords(lines: readonly PlanLine[]): string | undefined {
  const groups = groupLines(lines)
  const shared = groups.filter((group) => group.lines.length > 1)
  if (shared.length === 0) return undefined
  const named = shared.slice(0, MOST_RELEASES).map(inWords)
  const more = shared.length - named.length
  const others =
    more > 0
      ? `; ${tellNumber(more, ['more release has', 'more releases have'])} several lines`
      : ''
  const all = groups.length === 1 ? 'one release' : `${tellCount(groups.length)} releases`
  return `${tellCount(lines.length)} lines are ${all}: ${named.join('; ')}${others}.`
}

const inWords = ({ lines, key, name }: LineGroup): string =>
  `${linesWords(lines.map(({ line }) => line))} share ${key ?? `the name ${name}`}`
