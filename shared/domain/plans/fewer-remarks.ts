import type { PlanRemark } from '#shared/vocabulary/plan.ts'

const MOST_REMARKS = 50

/** As many as somebody reads; the last one says how many more there are. */
export function fewerRemarks(remarks: readonly PlanRemark[]): readonly PlanRemark[] {
  if (remarks.length <= MOST_REMARKS) return remarks
  const shown = remarks.slice(0, MOST_REMARKS - 1)
  const { line } = remarks[shown.length]!
  const because = `${remarks.length - shown.length} more remarks from here on are not shown.`
  return [...shown, { line, column: null, because }]
}
