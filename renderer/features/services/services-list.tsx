import { IconPlus } from '@tabler/icons-react'
import { useDeferredValue, useMemo } from 'react'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
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
  hrefTo,
  withQuery,
} from '#renderer/workbench/address.ts'
import type { Service } from '#shared/vocabulary/service.ts'
import { readServiceFilter } from './choose-services.ts'
import { NoServices } from './no-services.tsx'
import { serviceColumns } from './service-columns.tsx'
import { ServiceFilters } from './service-filters.tsx'
import { ServiceInspector } from './service-inspector.tsx'
import { useServices } from './use-services.ts'

const here: readonly Action[] = [
  {
    id: 'services.filter',
    label: 'Filter the services',
    menu: 'View',
    shortcut: '/',
    perform: focusFilter,
  },
]

const close = () => goTo(withQuery(currentAddress(), { open: undefined }))
const idOf = ({ id }: Service) => id
const toAdd = () => goTo(hrefTo(['services', 'new']))

type Props = { readonly address: Address }

/** All services, narrowed down and sorted by what the address says. */
export function ServicesList({ address }: Props) {
  const { all, shown, filter, teams, error, refetch } = useServices(useDeferredValue(address.query))
  const whyNot = useWhyNot({ permission: 'services:write' })
  const wall = useWall()
  const columns = useMemo(() => serviceColumns(teams), [teams])
  const { open } = address.query
  // The selection moves at once; what is opened beside it may follow while more keys come.
  const beside = useDeferredValue(open)
  const opened = beside === undefined ? undefined : all?.find(({ id }) => id === beside)
  useActions(here)

  const show = ({ id }: Service) =>
    (open === undefined ? goTo : goToInPlace)(withQuery(address, { open: id }))
  return (
    <PageFrame
      title="Services"
      says={all && shown && tellShown(shown.length, all)}
      actions={
        !wall && (
          <AllowedButton whyNot={whyNot} leftSection={<IconPlus size={15} />} onClick={toAdd}>
            Add a service
          </AllowedButton>
        )
      }
      tools={
        <ServiceFilters
          address={address}
          filter={readServiceFilter(address.query)}
          teams={teams.all}
        />
      }
      fill="whole"
      inspector={
        opened && (
          <ServiceInspector
            key={opened.id}
            service={opened}
            owner={opened.ownerTeam && teams.name(opened.ownerTeam)}
            onClose={close}
          />
        )
      }
    >
      {error ? (
        <Failure title="The services cannot be read" error={error} onRetry={() => void refetch()} />
      ) : shown?.length === 0 ? (
        <NoServices held={all?.length ?? 0} whyNot={whyNot} />
      ) : (
        <DataTable
          label="Services"
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

function tellShown(shown: number, all: readonly Service[]): string {
  const every = tellNumber(all.length, ['service', 'services'])
  return shown === all.length ? every : `${tellCount(shown)} of ${every}`
}
