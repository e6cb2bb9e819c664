import { IconMapQuestion, IconUserOff } from '@tabler/icons-react'
import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Blank } from '#renderer/design/blank.tsx'
import { Coming } from '#renderer/design/coming.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { Standing } from '#renderer/design/standing.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import { PanelsAt } from '#renderer/workbench/panel.tsx'
import type { Person } from '#shared/vocabulary/person.ts'
import { AbsencesPanel } from './absences-panel.tsx'
import { AccountPanel } from './account-panel.tsx'
import { ContactsPanel } from './contacts-panel.tsx'
import { HoursPanel } from './hours-panel.tsx'
import { PersonActions } from './person-actions.tsx'
import { nameOf } from './person-name.ts'
import { ProfilePanel } from './profile-panel.tsx'
import { RolesPanel } from './roles-panel.tsx'
import { TeamsPanel } from './teams-panel.tsx'

type Props = { readonly id: string }

export function PersonPage({ id }: Props) {
  const { data, error, refetch } = useQueryOf('people.get', { personId: id })
  if (data?.person) return <Known key={id} person={data.person} />
  if (data || error?.code === 'rpc/invalid') return <Unknown />
  if (error) {
    return (
      <Failure title="The person cannot be read" error={error} onRetry={() => void refetch()} />
    )
  }
  return <Coming label="The person is being read" />
}

const Unknown = () => (
  <Blank
    icon={IconMapQuestion}
    title="There is no such person"
    action={<a href={hrefTo(['people'])}>To all people</a>}
  >
    The address names one whom this workspace has never known.
  </Blank>
)

type KnownProps = { readonly person: Person }

const Known = ({ person }: KnownProps) => (
  <PageFrame
    title={nameOf(person)}
    says={<PersonSays person={person} />}
    actions={<PersonActions person={person} />}
  >
    <PageColumns
      main={
        <>
          <RolesPanel person={person} />
          <HoursPanel person={person} />
          <AbsencesPanel person={person} />
          <PanelsAt place="person" given={{ person }} column="main" />
        </>
      }
      beside={
        <>
          <ProfilePanel person={person} />
          <ContactsPanel person={person} />
          <TeamsPanel person={person} />
          <AccountPanel person={person} />
          <PanelsAt place="person" given={{ person }} column="beside" />
        </>
      }
    />
  </PageFrame>
)

/** One line under the name of a person. */
export function PersonSays({ person }: KnownProps) {
  const { status } = useMe()
  if (!person.active) {
    return (
      <Standing tone="unknown" icon={IconUserOff}>
        Out of service: no role of theirs counts
      </Standing>
    )
  }
  if (status?.me?.person === person.id) return <span>This is you</span>
  return person.name === null ? <span>What named them was erased on request</span> : null
}
