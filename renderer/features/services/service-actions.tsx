import { useDecision } from '#renderer/data/use-decision.ts'
import { AskUse, backAtOnce } from '#renderer/design/ask-use.tsx'
import { ThingActions, type ThingRoom } from '#renderer/workbench/thing-actions.tsx'
import type { Service } from '#shared/vocabulary/service.ts'

const room: ThingRoom = { id: 'services', word: 'service', permission: 'services:write' }

type Props = { readonly service: Service }

/** What can be done with a service, on its page and beside the list. */
export const ServiceActions = ({ service }: Props) => (
  <ThingActions
    room={room}
    thing={service}
    askUse={(onClose) => <ChangeUse service={service} onClose={onClose} />}
  />
)

type UseProps = Props & { readonly onClose: () => void }

function ChangeUse({ service, onClose }: UseProps) {
  const { id, name, version, retired } = service
  const retire = useDecision('services.retire', {
    says: () => `${name} is retired`,
    undo: (after) => ({
      name: 'services.reinstate',
      input: { serviceId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  const reinstate = useDecision('services.reinstate', {
    says: () => `${name} is in use again`,
    undo: (after) => ({
      name: 'services.retire',
      input: { serviceId: id, reason: backAtOnce, expectedVersion: after.version },
    }),
  })
  const decisionOf = ({ isPending, error, mutate }: typeof retire | typeof reinstate) => ({
    isPending,
    error,
    decide: (reason: string) =>
      mutate({ serviceId: id, reason, expectedVersion: version }, { onSuccess: onClose }),
  })
  return (
    <AskUse
      name={name}
      retired={retired}
      says="No release can take it up any more. Its history stays, and it can come back."
      retire={decisionOf(retire)}
      reinstate={decisionOf(reinstate)}
      onClose={onClose}
    />
  )
}
