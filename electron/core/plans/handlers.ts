import type { plans } from '#shared/contract/plans.contract.ts'
import type { Handlers } from '../rpc/router.ts'
import type { UseCases } from './carry-out.ts'
import { createImportPlan } from './import-plan.ts'
import { listLines } from './list-lines.ts'
import { previewPlan } from './preview-plan.ts'

export const createPlansHandlers = (useCases: UseCases) =>
  ({
    'plans.preview': previewPlan,
    'plans.import': createImportPlan(useCases),
    'plans.lines': listLines,
  }) satisfies Pick<Handlers, keyof typeof plans>
