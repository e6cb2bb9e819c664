import { IconArchive, IconArrowBackUp, IconPencil } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import type { Permission } from '#shared/vocabulary/permission.ts'
import { type Action, useActions } from './action.ts'
import { goTo, hrefTo } from './address.ts'

/** A room whose things are edited, and go out of use instead of being deleted. */
export type ThingRoom = {
  readonly id: string
  /** What one of them is called: service, environment. */
  readonly word: string
  readonly permission: Permission
}

type Thing = { readonly id: string; readonly name: string; readonly retired: boolean }

type Props = {
  readonly room: ThingRoom
  readonly thing: Thing
  /** Asks why it goes out of use, or comes back into it. */
  readonly askUse: (onClose: () => void) => ReactNode
}

/** What can be done with a thing, on its page and beside its list, and from the palette meanwhile. */
export function ThingActions({ room, thing, askUse }: Props) {
  const { id, name, retired } = thing
  const [asking, setAsking] = useState(false)
  const whyNot = useWhyNot({ permission: room.permission })
  const wall = useWall()
  const actions = useMemo(
    () => actionsFor({ room, thing: { id, name, retired }, ask: () => setAsking(true) }),
    [room, id, name, retired],
  )
  useActions(actions)
  if (wall) return null
  return (
    <>
      <AllowedButton
        variant="default"
        whyNot={whyNot}
        leftSection={<IconPencil size={15} />}
        onClick={() => edit(room, thing)}
      >
        Edit
      </AllowedButton>
      <AllowedButton
        variant="default"
        whyNot={whyNot}
        leftSection={retired ? <IconArrowBackUp size={15} /> : <IconArchive size={15} />}
        onClick={() => setAsking(true)}
      >
        {retired ? 'Take back into use' : 'Retire'}
      </AllowedButton>
      {asking && askUse(() => setAsking(false))}
    </>
  )
}

const edit = (room: ThingRoom, { id }: Thing) => goTo(hrefTo([room.id, id], { edit: 'on' }))

type Wanted = { readonly room: ThingRoom; readonly thing: Thing; readonly ask: () => void }

const actionsFor = ({ room, thing, ask }: Wanted): readonly Action[] => [
  {
    id: `${room.id}.edit`,
    label: `Edit ${thing.name}`,
    menu: 'Catalogue',
    icon: IconPencil,
    keywords: [room.word, 'change'],
    appliesTo: ({ may }) => may(room.permission),
    perform: () => edit(room, thing),
  },
  {
    id: `${room.id}.use`,
    label: thing.retired ? `Take ${thing.name} back into use` : `Retire ${thing.name}`,
    menu: 'Catalogue',
    icon: thing.retired ? IconArrowBackUp : IconArchive,
    keywords: [room.word],
    appliesTo: ({ may }) => may(room.permission),
    perform: ask,
  },
]
