import { useMutation } from '@tanstack/react-query'
import { useCore } from '#renderer/data/core-context.ts'
import { type Declined, valueIn } from '#renderer/data/declined.ts'
import { tell } from '#renderer/state/notices.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { OutputOf } from '#shared/contract/index.ts'
import { commandOf, type PlanValues } from './plan-values.ts'

/** Plans the release under the draft's own command id: sent again after a lost answer, it happens once. */
export function useSubmitPlan(onPlanned: () => void) {
  const core = useCore()
  return useMutation<OutputOf<'releases.plan'>, Declined, PlanValues>({
    mutationFn: async (values) => {
      const { commandId } = values
      return valueIn(await core.call('releases.plan', commandOf(values), { commandId }))
    },
    onSuccess: ({ id, name }, { commandId }) => {
      onPlanned()
      tell({ id: commandId, tone: 'good', says: `${name} is in the workspace, as a draft` })
      goTo(hrefTo(['releases', id]))
    },
  })
}

/** What to do about a plan that was declined. */
export const adviceOn = ({ code }: Declined): string =>
  code === 'rpc/command-reused'
    ? 'This draft was planned before and has changed since: look for it among the releases.'
    : 'Nothing you typed is lost.'
