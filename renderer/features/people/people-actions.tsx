import { IconPencil, IconPlus, IconUsersPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { type Address, goTo, goToInPlace, hrefTo, withQuery } from '#renderer/workbench/address.ts'
import type { Team } from '#shared/vocabulary/person.ts'
import { AddTeam, RenameTeam } from './name-team.tsx'

type Props = {
  readonly address: Address
  /** The team that the list is narrowed down to. */
  readonly team: Team | undefined
}

/** What can be done with people and teams as such. */
export function PeopleActions({ address, team }: Props) {
  const [isRenaming, setRenaming] = useState(false)
  const whyNot = useWhyNot({ permission: 'people:write' })
  const wall = useWall()
  const isAdding = address.query['add'] === 'team' && whyNot === undefined
  if (wall) return null
  return (
    <>
      {team && (
        <AllowedButton
          variant="default"
          whyNot={whyNot}
          leftSection={<IconPencil size={15} />}
          onClick={() => setRenaming(true)}
        >
          Rename the team
        </AllowedButton>
      )}
      <AllowedButton
        variant="default"
        whyNot={whyNot}
        leftSection={<IconUsersPlus size={15} />}
        onClick={() => goTo(withQuery(address, { add: 'team' }))}
      >
        Add a team
      </AllowedButton>
      <AllowedButton
        whyNot={whyNot}
        leftSection={<IconPlus size={15} />}
        onClick={() => goTo(hrefTo(['people', 'new']))}
      >
        Add a person
      </AllowedButton>
      {isAdding && <AddTeam onClose={() => goToInPlace(withQuery(address, { add: undefined }))} />}
      {team && isRenaming && <RenameTeam team={team} onClose={() => setRenaming(false)} />}
    </>
  )
}
