import { IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { type Action, useActions } from '#renderer/workbench/action.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { ChangeActivity } from './change-activity.tsx'
import { nameOf } from './person-name.ts'

type Props = { readonly person: Person }

/** What can be done with a person as a whole. */
export function PersonActions({ person }: Props) {
  const [asking, setAsking] = useState(false)
  const whyNot = useWhyNot({ permission: 'people:administer' })
  const wall = useWall()
  const name = nameOf(person)
  const { active } = person
  const Icon = active ? IconUserOff : IconUserCheck
  const actions = useMemo<readonly Action[]>(
    () => [
      {
        id: 'people.activity',
        label: active ? `Take ${name} out of service` : `Take ${name} back into service`,
        menu: 'Catalogue',
        icon: active ? IconUserOff : IconUserCheck,
        keywords: ['person', 'deactivate', 'reactivate'],
        appliesTo: ({ may }) => may('people:administer'),
        perform: () => setAsking(true),
      },
    ],
    [active, name],
  )
  useActions(actions)
  if (wall) return null
  return (
    <>
      <AllowedButton
        variant="default"
        whyNot={whyNot}
        leftSection={<Icon size={15} />}
        onClick={() => setAsking(true)}
      >
        {active ? 'Take out of service' : 'Take back into service'}
      </AllowedButton>
      {asking && <ChangeActivity person={person} onClose={() => setAsking(false)} />}
    </>
  )
}
