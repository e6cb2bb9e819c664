import { IconEyeOff, IconUserOff } from '@tabler/icons-react'
import { tellZone } from '#renderer/design/moment.ts'
import { Standing } from '#renderer/design/standing.tsx'
import type { Column } from '#renderer/design/table/column.ts'
import { RowName } from '#renderer/design/table/row-name.tsx'
import { Unsaid } from '#renderer/design/unsaid.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { rolesIn } from './grant-standing.ts'
import { nameOf } from './person-name.ts'
import { PresenceStanding } from './presence-standing.tsx'
import { roleWord } from './role-words.ts'
import { TheirTime } from './their-time.tsx'

type Names = { readonly name: (id: string) => string | null | undefined }

/** Keeps its identity as long as the names do, so that rows that have not changed keep still. */
export const peopleColumns = (teams: Names): readonly Column<Person>[] => [
  {
    key: 'name',
    title: 'Name',
    width: 'minmax(190px, 2fr)',
    sortBy: 'name',
    cell: (person) => (
      <RowName name={nameOf(person)} href={hrefTo(['people', person.id])}>
        {!person.active && (
          <Standing tone="unknown" icon={IconUserOff}>
            Out of service
          </Standing>
        )}
        {person.name === null && <IconEyeOff size={15} aria-hidden />}
      </RowName>
    ),
  },
  {
    key: 'presence',
    title: 'Now',
    width: '140px',
    cell: (person) => (person.active ? <PresenceStanding person={person} /> : null),
  },
  {
    key: 'time',
    title: 'Local time',
    width: '140px',
    cell: ({ timeZone }) => <TheirTime zone={timeZone} />,
  },
  {
    key: 'teams',
    title: 'Teams',
    width: 'minmax(130px, 2fr)',
    sortBy: 'teams',
    cell: (person) =>
      person.teams.length === 0 ? (
        <Unsaid>none</Unsaid>
      ) : (
        person.teams
          .map((id) => teams.name(id) ?? '…')
          .toSorted()
          .join(', ')
      ),
  },
  {
    key: 'roles',
    title: 'Roles',
    width: 'minmax(150px, 2fr)',
    sortBy: 'roles',
    cell: ({ grants }) => rolesIn(grants).map(roleWord).join(', ') || <Unsaid>none yet</Unsaid>,
  },
  {
    key: 'zone',
    title: 'Works in',
    width: 'minmax(110px, 1fr)',
    sortBy: 'zone',
    cell: ({ timeZone }) => (timeZone === null ? <Unsaid /> : tellZone(timeZone)),
  },
]
