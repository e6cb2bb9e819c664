import { PAGE_LIMIT } from '#shared/vocabulary/page.ts'
import type { PlanLine } from '#shared/vocabulary/plan.ts'
import { groupLines } from './group-lines.ts'

/** Well below the megabyte that a message may hold, in characters of which some take three bytes. */
const MOST_CHARACTERS = 300_000

/** A sheet in parts that one call takes each; the lines of one release stay together. */
export function portionsOfLines(lines: readonly PlanLine[]): PlanLine[][] {
  const portions: PlanLine[][] = []
  let count = 0
  let size = 0
  for (const group of groupLines(lines)) {
    const groupSize = JSON.stringify(group.lines).length
    const fits = count + group.lines.length <= PAGE_LIMIT && size + groupSize <= MOST_CHARACTERS
    if (portions.length === 0 || !fits) {
      portions.push([])
      count = 0
      size = 0
    }
    portions.at(-1)!.push(...group.lines)
    count += group.lines.length
    size += groupSize
  }
  return portions
}
