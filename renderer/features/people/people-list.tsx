import { useDeferredValue, useMemo } from 'react'
import { Failure } from '#renderer/design/failure.tsx'
import { focusFilter } from '#renderer/design/filter-field.tsx'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import { turnSort } from '#renderer/design/table/sort-rows.ts'
import { type Action, useActions } from '#renderer/workbench/action.ts'
import {
  type Address,
  currentAddress,
  goTo,
  goToInPlace,
  withQuery,
} from '#renderer/workbench/address.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { readPeopleFilter } from './choose-people.ts'
import { NoPeople } from './no-people.tsx'
import { PeopleActions } from './people-actions.tsx'
import { peopleColumns } from './people-columns.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { PersonInspector } from './person-inspector.tsx'
import { usePeople } from './use-people.ts'

const here: readonly Action[] = [
  {
    id: 'people.filter',
    label: 'Filter the people',
    menu: 'View',
    shortcut: '/',
    perform: focusFilter,
  },
]

const close = () => goTo(withQuery(currentAddress(), { open: undefined }))
const idOf = ({ id }: Person) => id

type Props = { readonly address: Address }

/** Everybody, those in service first, narrowed down by what the address says. */
export function PeopleList({ address }: Props) {
  const { all, shown, filter, teams, error, refetch } = usePeople(useDeferredValue(address.query))
  const columns = useMemo(() => peopleColumns(teams), [teams])
  const { open } = address.query
  // The selection moves at once; what is opened beside it may follow while more keys come.
  const beside = useDeferredValue(open)
  const opened = beside === undefined ? undefined : all?.find(({ id }) => id === beside)
  const team = filter.team === undefined ? undefined : teams.find(filter.team)
  useActions(here)

  const show = ({ id }: Person) =>
    (open === undefined ? goTo : goToInPlace)(withQuery(address, { open: id }))
  return (
    <PageFrame
      title={team ? `People of ${team.name}` : 'People'}
      says={all && shown && tellShown(shown.length, all)}
      actions={<PeopleActions address={address} team={team} />}
      tools={
        <PeopleFilters
          address={address}
          filter={readPeopleFilter(address.query)}
          teams={teams.all}
        />
      }
      fill="whole"
      inspector={opened && <PersonInspector key={opened.id} person={opened} onClose={close} />}
    >
      {error ? (
        <Failure title="The people cannot be read" error={error} onRetry={() => void refetch()} />
      ) : shown?.length === 0 ? (
        <NoPeople
          team={team?.name}
          filtered={filter.words || filter.role ? 'further' : 'by team only'}
        />
      ) : (
        <DataTable
          label="People"
          columns={columns}
          count={shown?.length ?? 12}
          rowAt={(index) => shown?.[index]}
          keyOf={idOf}
          opened={open}
          onOpen={show}
          sort={filter.sort}
          onSort={(by) => goToInPlace(withQuery(address, { sort: turnSort(filter.sort, by) }))}
        />
      )}
    </PageFrame>
  )
}

function tellShown(shown: number, all: readonly Person[]): string {
  const every = tellNumber(all.length, ['person', 'people'])
  return shown === all.length ? every : `${tellCount(shown)} of ${every}`
}
