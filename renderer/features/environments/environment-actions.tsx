import { useDecision } from '#renderer/data/use-decision.ts'
import { AskUse, backAtOnce } from '#renderer/design/ask-use.tsx'
import { ThingActions, type ThingRoom } from '#renderer/workbench/thing-actions.tsx'
import type { Environment } from '#shared/vocabulary/environment.ts'

const room: ThingRoom = {
  id: 'environments',
  word: 'environment',
  permission: 'environments:write',
}

type Props = { readonly environment: Environment }

/** What can be done with an environment, on its page and beside the list. */
export const EnvironmentActions = ({ environment }: Props) => (
  <ThingActions
    room={room}
    thing={environment}
    askUse={(onClose) => <ChangeUse environment={environment} onClose={onClose} />}
  />
)

type UseProps = Props & { readonly onClose: () => void }

function ChangeUse({ environment, onClose }: UseProps) {
  const { id, name, version, retired } = environment
  const retire = useDecision('environments.retire', {
    says: () => `${name} is retired`,
    undo: (after) => ({
      name: 'environments.reinstate',
      input: { environmentId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  const reinstate = useDecision('environments.reinstate', {
    says: () => `${name} is in use again`,
    undo: (after) => ({
      name: 'environments.retire',
      input: { environmentId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  const decisionOf = ({ isPending, error, mutate }: typeof retire | typeof reinstate) => ({
    isPending,
    error,
    decide: (reason: string) =>
      mutate({ environmentId: id, reason, expectedVersion: version }, { onSuccess: onClose }),
  })
  return (
    <AskUse
      name={name}
      retired={retired}
      says="No release can be planned for it any more. What happened there stays, and it can come back."
      retire={decisionOf(retire)}
      reinstate={decisionOf(reinstate)}
      onClose={onClose}
    />
  )
}
