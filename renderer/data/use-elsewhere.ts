import type { AskOf } from '#shared/contract/index.ts'
import { useTaskOf } from './use-task-of.ts'

/** Opens another workspace beside this one; where it is to be seen in a browser, the window goes there. */
export function useElsewhere() {
  const task = useTaskOf('workspace.elsewhere')
  return {
    ...task,
    open: (target: AskOf<'workspace.elsewhere'>) =>
      task.mutate(target, {
        onSuccess: ({ url }) => {
          if (url !== null) window.location.assign(`${url}&back=${encodeURIComponent(here())}`)
        },
      }),
  }
}
/** Where this window is now, for the way back; the place in the window comes by itself. */
const here = () => window.location.origin + window.location.pathname

export type Elsewhere = ReturnType<typeof useElsewhere>
