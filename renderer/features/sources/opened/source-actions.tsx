import {
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react'
import { useMemo, useRef, useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { type Action, useActions } from '#renderer/workbench/action.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { StandingSource } from '../source.ts'
import { ChangePause } from './change-pause.tsx'
import { RemoveSource } from './remove-source.tsx'
import type { Sync } from './sync-outcome.tsx'

type Props = { readonly source: StandingSource; readonly sync: Sync }
type Asking = 'pause' | 'remove' | undefined

/** What can be done with a source, beside the list and on its page, and from the palette meanwhile. */
export function SourceActions({ source, sync }: Props) {
  const { id, name, paused } = source
  const [asking, setAsking] = useState<Asking>()
  const whyNot = useWhyNot({ permission: 'sources:write' })
  const wall = useWall()
  const syncNow = () => {
    if (!sync.isPending) sync.mutate({ sourceId: source.id })
  }
  const latest = useRef(syncNow)
  latest.current = syncNow
  const actions = useMemo(
    () => actionsFor({ id, name, paused, ask: setAsking, sync: () => latest.current() }),
    [id, name, paused],
  )
  useActions(actions)
  if (wall) return null
  const close = () => setAsking(undefined)
  return (
    <>
      <AllowedButton
        whyNot={paused ? 'It is paused: resume it first.' : undefined}
        loading={sync.isPending}
        leftSection={<IconRefresh size={15} />}
        onClick={syncNow}
      >
        Sync now
      </AllowedButton>
      <AllowedButton
        variant="default"
        whyNot={whyNot}
        leftSection={paused ? <IconPlayerPlay size={15} /> : <IconPlayerPause size={15} />}
        onClick={() => setAsking('pause')}
      >
        {paused ? 'Resume' : 'Pause'}
      </AllowedButton>
      <AllowedButton
        variant="default"
        whyNot={whyNot}
        leftSection={<IconPencil size={15} />}
        onClick={() => goTo(editHref(id))}
      >
        Edit
      </AllowedButton>
      <AllowedButton
        variant="default"
        whyNot={whyNot}
        leftSection={<IconTrash size={15} />}
        onClick={() => setAsking('remove')}
      >
        Remove
      </AllowedButton>
      {asking === 'pause' && <ChangePause source={source} onClose={close} />}
      {asking === 'remove' && <RemoveSource source={source} onClose={close} />}
    </>
  )
}

const editHref = (id: string) => hrefTo(['sources', id], { edit: 'on' })

type Wanted = Pick<StandingSource, 'id' | 'name' | 'paused'> & {
  readonly ask: (asking: Asking) => void
  readonly sync: () => void
}

const actionsFor = ({ id, name, paused, ask, sync }: Wanted): readonly Action[] => [
  {
    id: 'sources.sync',
    label: `Sync ${name} now`,
    menu: 'Workspace',
    icon: IconRefresh,
    keywords: ['source', 'read', 'refresh'],
    appliesTo: ({ may, wall }) => may('sources:read') && !wall && !paused,
    perform: sync,
  },
  {
    id: 'sources.pause',
    label: paused ? `Resume ${name}` : `Pause ${name}`,
    menu: 'Workspace',
    icon: paused ? IconPlayerPlay : IconPlayerPause,
    keywords: ['source', 'stop'],
    appliesTo: ({ may }) => may('sources:write'),
    perform: () => ask('pause'),
  },
  {
    id: 'sources.edit',
    label: `Edit ${name}`,
    menu: 'Workspace',
    icon: IconPencil,
    keywords: ['source', 'change', 'token'],
    appliesTo: ({ may }) => may('sources:write'),
    perform: () => goTo(editHref(id)),
  },
]
