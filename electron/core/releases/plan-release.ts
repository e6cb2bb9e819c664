import type { InputOf, OutputOf } from '#shared/contract/index.ts'
import type { ReleaseId } from '#shared/vocabulary/ids.ts'
import type { Work } from '../database/work.ts'
import { recordActivity } from './add-activity.ts'
import { recordItem } from './add-item.ts'
import { checkDetails } from './check-details.ts'
import { placeOf } from './standing-release.ts'

type Plan = InputOf<'releases.plan'>

export function planRelease(plan: Plan, work: Work): OutputOf<'releases.plan'> {
  const { items = [], activities = [], goal = null, abortCriteria = [] } = plan
  work.mustCover(placeOf(work, { items, activities }))
  checkDetails(work, { ...plan, items: [] })
  const id = work.newId<ReleaseId>()
  work.record('release.drafted', id, detailsOf(plan), { goal, abortCriteria })
  for (const item of items) recordItem(work, { release: id, item })
  for (const activity of activities) recordActivity(work, { release: id, activity })
  return work.releases.find(id)!
}

const detailsOf = (plan: Plan) => ({
  name: plan.name,
  class: plan.class,
  strategy: plan.strategy ?? null,
  owner: plan.owner ?? null,
  lead: plan.lead ?? null,
  rollbackScope: plan.rollbackScope ?? null,
  complianceTags: plan.complianceTags ?? [],
  references: plan.references ?? [],
})
