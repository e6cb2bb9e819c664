import { Unsaid } from '#renderer/design/unsaid.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { contactWord } from './contact-words.ts'
import { EditContacts } from './edit-contacts.tsx'
import { EditablePanel } from './editable-panel.tsx'

type Props = { readonly person: Person }

/** How to reach a person. */
export const ContactsPanel = ({ person }: Props) => (
  <EditablePanel
    title="Contacts"
    person={person}
    action="Edit"
    place="instead"
    shown={<Contacts contacts={person.contacts} />}
    form={(onDone) => <EditContacts person={person} onDone={onDone} />}
  />
)

function Contacts({ contacts }: Pick<Person, 'contacts'>) {
  if (contacts === null) return <Unsaid>erased on request</Unsaid>
  if (contacts.length === 0) return <Unsaid>no way to reach them is known</Unsaid>
  return (
    <ul className="sb-people-list">
      {contacts.map(({ kind, value }, place) => (
        <li key={place} className="sb-people-item">
          <span>{kind === 'email' ? <a href={`mailto:${value}`}>{value}</a> : value}</span>
          <span className="sb-people-small">{contactWord(kind)}</span>
        </li>
      ))}
    </ul>
  )
}
