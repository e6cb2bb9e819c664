import { classWords } from '#renderer/design/release/state-words.ts'
import type { Draft } from '#renderer/state/drafts.ts'
import type { PlanValues } from './plan-values.ts'

export const PLAN_FORM = 'releases.plan'

/** A plan as it is kept; without a name it goes by its class. */
export const draftOf = (
  values: PlanValues,
  { id, workspace }: Pick<Draft, 'id' | 'workspace'>,
): Draft => ({
  id,
  form: PLAN_FORM,
  workspace,
  title: values.name.trim() || `${classWords[values.class]} release without a name`,
  values,
  at: Date.now(),
})
