import { IconArchive, IconArrowBackUp, IconPencil } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { type Action, useActions } from '#renderer/workbench/action.ts'
import { goTo, hrefTo } from '#renderer/workbench/address.ts'
import type { Environment } from '#shared/vocabulary/environment.ts'
import { ChangeUse } from './change-use.tsx'

type Props = { readonly environment: Environment }

/** What can be done with an environment, on its page and beside the list. */
export function EnvironmentActions({ environment }: Props) {
  const { id, name, retired } = environment
  const [asking, setAsking] = useState(false)
  const whyNot = useWhyNot({ permission: 'environments:write' })
  const wall = useWall()
  const edit = () => goTo(hrefTo(['environments', id], { edit: 'on' }))
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
      {asking && <ChangeUse environment={environment} onClose={() => setAsking(false)} />}
    </>
  )
}

type Named = Pick<Environment, 'id' | 'name' | 'retired'>

const actionsFor = ({ id, name, retired }: Named, askUse: () => void): readonly Action[] => [
  {
    id: 'environments.edit',
    label: `Edit ${name}`,
    menu: 'Catalogue',
    icon: IconPencil,
    keywords: ['environment', 'change'],
    appliesTo: ({ may }) => may('environments:write'),
    perform: () => goTo(hrefTo(['environments', id], { edit: 'on' })),
  },
  {
    id: 'environments.use',
    label: retired ? `Take ${name} back into use` : `Retire ${name}`,
    menu: 'Catalogue',
    icon: retired ? IconArrowBackUp : IconArchive,
    keywords: ['environment'],
    appliesTo: ({ may }) => may('environments:write'),
    perform: askUse,
  },
]
