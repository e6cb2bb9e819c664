import { useRef, useState } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Field, Fields } from '#renderer/design/fields.tsx'
import { Panel } from '#renderer/design/panel.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { ChangeZone } from './change-zone.tsx'
import { PresenceStanding } from './presence-standing.tsx'
import { RenamePerson } from './rename-person.tsx'
import { TheirTime } from './their-time.tsx'

type Props = { readonly person: Person }

/** Who it is, and what their clock shows. */
export function ProfilePanel({ person }: Props) {
  const [editing, setEditing] = useState<'name' | 'zone'>()
  const heading = useRef<HTMLHeadingElement>(null)
  const leave = () => {
    setEditing(undefined)
    heading.current?.focus()
  }
  return (
    <Panel
      title="Profile"
      headingRef={heading}
      actions={editing === undefined && <Changes person={person} onEdit={setEditing} />}
    >
      {editing === 'name' && <RenamePerson person={person} onDone={leave} />}
      {editing === 'zone' && <ChangeZone person={person} onDone={leave} />}
      <Fields>
        <Field name="Name">{person.name ?? <Unsaid>erased on request</Unsaid>}</Field>
        <Field name="Works in">{person.timeZone ?? undefined}</Field>
        <Field name="Local time">
          <TheirTime zone={person.timeZone} />
        </Field>
        {person.active && (
          <Field name="Now">
            <PresenceStanding person={person} />
          </Field>
        )}
      </Fields>
    </Panel>
  )
}

type ChangesProps = Props & { readonly onEdit: (what: 'name' | 'zone') => void }

function Changes({ person, onEdit }: ChangesProps) {
  const whyNot = useWhyNot({ permission: 'people:write', orSelf: person.id })
  if (useWall()) return null
  return (
    <>
      <AllowedButton variant="default" whyNot={whyNot} onClick={() => onEdit('name')}>
        Rename
      </AllowedButton>
      <AllowedButton variant="default" whyNot={whyNot} onClick={() => onEdit('zone')}>
        Change zone
      </AllowedButton>
    </>
  )
}
