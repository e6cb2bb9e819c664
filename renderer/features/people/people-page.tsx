import type { PageProps } from '#renderer/workbench/page.ts'
import { AddPerson } from './add-person.tsx'
import { PeopleList } from './people-list.tsx'
import { PersonPage } from './person-page.tsx'

export function PeoplePage({ address }: PageProps) {
  const [, id] = address.path
  if (id === undefined) return <PeopleList address={address} />
  return id === 'new' ? <AddPerson /> : <PersonPage id={id} />
}
