import type { releases } from '#shared/contract/releases.contract.ts'
import type { Handlers } from '../rpc/router.ts'
import { addActivity } from './add-activity.ts'
import { addItem } from './add-item.ts'
import { affirmCriterion } from './affirm-criterion.ts'
import { attachDocument } from './attach-document.ts'
import { changeActivity } from './change-activity.ts'
import { changeItem } from './change-item.ts'
import { changeRelease } from './change-release.ts'
import { getRelease } from './get-release.ts'
import { listPolicies } from './list-policies.ts'
import { listReleaseRows } from './list-release-rows.ts'
import { listReleases } from './list-releases.ts'
import { nextSteps } from './next-steps.ts'
import { planRelease } from './plan-release.ts'
import { reclassifyRelease } from './reclassify-release.ts'
import { removeActivity } from './remove-activity.ts'
import { removeDocument } from './remove-document.ts'
import { removeItem } from './remove-item.ts'
import { setItemState } from './set-item-state.ts'
import { setPolicy } from './set-policy.ts'
import { setReleaseState } from './set-release-state.ts'

export const releaseHandlers = {
  'releases.list': listReleases,
  'releases.rows': listReleaseRows,
  'releases.get': getRelease,
  'releases.nextSteps': nextSteps,
  'releases.plan': planRelease,
  'releases.change': changeRelease,
  'releases.reclassify': reclassifyRelease,
  'releases.addItem': addItem,
  'releases.changeItem': changeItem,
  'releases.removeItem': removeItem,
  'releases.setItemState': setItemState,
  'releases.addActivity': addActivity,
  'releases.changeActivity': changeActivity,
  'releases.removeActivity': removeActivity,
  'releases.attachDocument': attachDocument,
  'releases.removeDocument': removeDocument,
  'releases.affirm': affirmCriterion,
  'releases.setState': setReleaseState,
  'releases.policies': listPolicies,
  'releases.setPolicy': setPolicy,
} satisfies Pick<Handlers, keyof typeof releases>
