import { useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { GrantRole } from './grant-role.tsx'
import { GrantRow } from './grant-row.tsx'
import { inOrderOfStanding } from './grant-standing.ts'

type Props = { readonly person: Person }

/** What somebody may do here, who stands behind it, and what is missing where it does not hold yet. */
export function RolesPanel({ person }: Props) {
  const [isGranting, setGranting] = useState(false)
  const { status } = useMe()
  const notAllowed = useWhyNot({ permission: 'people:administer' })
  const wall = useWall()
  const isMe = status?.me?.person === person.id
  const whyNot =
    notAllowed ??
    (isMe ? 'Nobody grants a role to themselves; ask another administrator.' : undefined) ??
    (person.active ? undefined : 'Out of service; take them back into service first.')
  const grants = inOrderOfStanding(person.grants)
  const standing = grants.filter(({ state }) => state !== 'revoked')
  const revoked = grants.filter(({ state }) => state === 'revoked')
  return (
    <Panel
      title="Roles"
      actions={
        !wall && (
          <AllowedButton variant="default" whyNot={whyNot} onClick={() => setGranting(true)}>
            Grant a role
          </AllowedButton>
        )
      }
    >
      {standing.length === 0 && <Unsaid>no role yet: they may do nothing here</Unsaid>}
      {standing.length > 0 && (
        <div>
          {standing.map((grant) => (
            <GrantRow key={grant.id} grant={grant} person={person} whyNot={notAllowed} />
          ))}
        </div>
      )}
      {revoked.length > 0 && (
        <details className="sb-people-past">
          <summary>Revoked ({revoked.length})</summary>
          {revoked.map((grant) => (
            <GrantRow key={grant.id} grant={grant} person={person} whyNot={notAllowed} />
          ))}
        </details>
      )}
      {isGranting && <GrantRole person={person} onClose={() => setGranting(false)} />}
    </Panel>
  )
}
