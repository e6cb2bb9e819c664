import { useMe } from '#renderer/data/use-me.ts'
import { AbsencesPanel } from './absences-panel.tsx'
import { ContactsPanel } from './contacts-panel.tsx'
import { HoursPanel } from './hours-panel.tsx'
import { ProfilePanel } from './profile-panel.tsx'

/** What I say about myself, wherever another page gives it room. */
export function MyProfile() {
  const { person } = useMe()
  if (!person) return null
  return (
    <>
      <ProfilePanel person={person} />
      <ContactsPanel person={person} />
      <HoursPanel person={person} />
      <AbsencesPanel person={person} />
    </>
  )
}
