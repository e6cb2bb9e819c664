import { IconPlus } from '@tabler/icons-react'
import { useDeferredValue } from 'react'
import { useWholeList } from '#renderer/data/use-whole-list.ts'
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
import type { Environment } from '#shared/vocabulary/environment.ts'
import { chooseEnvironments, readEnvironmentFilter } from './choose-environments.ts'
import { environmentColumns } from './environment-columns.tsx'
import { EnvironmentFilters } from './environment-filters.tsx'
import { EnvironmentInspector } from './environment-inspector.tsx'
import { NoEnvironments } from './no-environments.tsx'

const here: readonly Action[] = [
  {
    id: 'environments.filter',
    label: 'Filter the environments',
    menu: 'View',
    shortcut: '/',
    perform: focusFilter,
  },
]

const close = () => goTo(withQuery(currentAddress(), { open: undefined }))
const idOf = ({ id }: Environment) => id
const toAdd = () => goTo(hrefTo(['environments', 'new']))

type Props = { readonly address: Address }

/** All environments in promotion order, narrowed down by what the address says. */
export function EnvironmentsList({ address }: Props) {
  const { data: all, error, refetch } = useWholeList('environments.list')
  const filter = readEnvironmentFilter(address.query)
  const shown = all && chooseEnvironments(all, filter)
  const whyNot = useWhyNot({ permission: 'environments:write' })
  const wall = useWall()
  const { open } = address.query
  // The selection moves at once; what is opened beside it may follow while more keys come.
  const beside = useDeferredValue(open)
  const opened = beside === undefined ? undefined : all?.find(({ id }) => id === beside)
  useActions(here)

  const show = ({ id }: Environment) =>
    (open === undefined ? goTo : goToInPlace)(withQuery(address, { open: id }))
  return (
    <PageFrame
      title="Environments"
      says={all && shown && tellShown(shown.length, all)}
      actions={
        !wall && (
          <AllowedButton whyNot={whyNot} leftSection={<IconPlus size={15} />} onClick={toAdd}>
            Add an environment
          </AllowedButton>
        )
      }
      tools={<EnvironmentFilters address={address} filter={filter} />}
      fill="whole"
      inspector={
        opened && <EnvironmentInspector key={opened.id} environment={opened} onClose={close} />
      }
    >
      {error ? (
        <Failure
          title="The environments cannot be read"
          error={error}
          onRetry={() => void refetch()}
        />
      ) : shown?.length === 0 ? (
        <NoEnvironments held={all?.length ?? 0} whyNot={whyNot} />
      ) : (
        <DataTable
          label="Environments"
          columns={environmentColumns}
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

function tellShown(shown: number, all: readonly Environment[]): string {
  const every = tellNumber(all.length, ['environment', 'environments'])
  return shown === all.length ? every : `${tellCount(shown)} of ${every}`
}
