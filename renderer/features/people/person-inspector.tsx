import { memo } from 'react'
import { Inspector } from '#renderer/design/inspector.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { PanelsAt } from '#renderer/workbench/panel.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { AbsencesPanel } from './absences-panel.tsx'
import { ContactsPanel } from './contacts-panel.tsx'
import { HoursPanel } from './hours-panel.tsx'
import { nameOf } from './person-name.ts'
import { PersonSays } from './person-page.tsx'
import { ProfilePanel } from './profile-panel.tsx'
import { RolesPanel } from './roles-panel.tsx'

type Props = { readonly person: Person; readonly onClose: () => void }

/** A person beside the list: how to reach them first. */
export const PersonInspector = memo(function Opened({ person, onClose }: Props) {
  return (
    <Inspector
      title={nameOf(person)}
      says={<PersonSays person={person} />}
      href={hrefTo(['people', person.id])}
      onClose={onClose}
    >
      <ProfilePanel person={person} />
      <ContactsPanel person={person} />
      <RolesPanel person={person} />
      <HoursPanel person={person} />
      <AbsencesPanel person={person} />
      <PanelsAt place="person" given={{ person }} />
    </Inspector>
  )
})
