import { IconArchive, IconArrowBackUp, IconPencil } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { type Action, useActions } from '#renderer/workbench/action.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { ChangeUse } from './change-use.tsx'

type Props = { readonly service: Service }

/** What can be done with a service, on its page and beside the list. */
export function ServiceActions({ service }: Props) {
  const { id, name, retired } = service
  const [asking, setAsking] = useState(false)
  const whyNot = useWhyNot({ permission: 'services:write' })
  const wall = useWall()
  const edit = () => goTo(hrefTo(['services', id], { edit: 'on' }))
  useActions(
    useMemo(() => actionsFor({ id, name, retired }, () => setAsking(true)), [id, name, retired]),
  )
  if (wall) return null
  return (
    <>
      <AllowedButton
        variant="default"
        whyNot={whyNot}
        leftSection={<IconPencil size={15} />}
        onClick={edit}
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
      {asking && <ChangeUse service={service} onClose={() => setAsking(false)} />}
    </>
  )
}

type Named = Pick<Service, 'id' | 'name' | 'retired'>

const actionsFor = ({ id, name, retired }: Named, askUse: () => void): readonly Action[] => [
  {
    id: 'services.edit',
    label: `Edit ${name}`,
    menu: 'Catalogue',
    icon: IconPencil,
    keywords: ['service', 'change'],
    appliesTo: ({ may }) => may('services:write'),
    perform: () => goTo(hrefTo(['services', id], { edit: 'on' })),
  },
  {
    id: 'services.use',
    label: retired ? `Take ${name} back into use` : `Retire ${name}`,
    menu: 'Catalogue',
    icon: retired ? IconArrowBackUp : IconArchive,
    keywords: ['service'],
    appliesTo: ({ may }) => may('services:write'),
    perform: askUse,
  },
]
