import { DAY_MS } from '../../story/days.ts'
import type { Cast, Somebody } from './cast.ts'

const WEEK_MS = 7 * DAY_MS
/** A Monday, at nine in the morning of Greenwich. */
const HANDOVER = 4 * DAY_MS + 9 * 60 * 60 * 1000

export type Duty = {
  readonly team: string
  readonly who: Somebody
  readonly from: number
  readonly until: number
}

/** Who of a team is called; they hand over on Mondays. */
export function dutyOf({ crews }: Cast, { team, at }: { team: string; at: number }): Duty {
  const crew = crews[team] ?? crews['central']!
  const week = Math.floor((at - HANDOVER) / WEEK_MS)
  const from = HANDOVER + week * WEEK_MS
  return { team, who: crew[week % crew.length]!, from, until: from + WEEK_MS }
}
