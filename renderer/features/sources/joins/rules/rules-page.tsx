import { NativeSelect } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useCatalogue } from '#renderer/data/use-catalogue.ts'
import { useWhyNot } from '#renderer/data/use-why-not.ts'
import { useWall } from '#renderer/data/wall.ts'
import { AllowedButton } from '#renderer/design/allowed-button.tsx'
import { Failure } from '#renderer/design/failure.tsx'
import { FilterField } from '#renderer/design/filter-field.tsx'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import { turnSort } from '#renderer/design/table/sort-rows.ts'
import { useActions } from '#renderer/workbench/action.ts'
import {
  type Address,
  currentAddress,
  goTo,
  goToInPlace,
  hrefTo,
  withQuery,
} from '#renderer/workbench/address.ts'
import type { ListedRule } from '../join.ts'
import { JoinParts } from '../join-parts.tsx'
import { MaybeOld } from '../maybe-old.tsx'
import { useRules } from '../use-rules.ts'
import { useTargets } from '../use-targets.ts'
import { chooseRules, readRuleFilter } from './choose-rules.ts'
import { NoRules } from './no-rules.tsx'
import { RemoveRule } from './remove-rule.tsx'
import { ruleActions } from './rule-actions.ts'
import { ruleColumns } from './rule-columns.tsx'
import { RuleInspector } from './rule-inspector.tsx'

type Props = { readonly address: Address }

const close = () => goTo(withQuery(currentAddress(), { open: undefined }))
const idOf = ({ id }: ListedRule) => id
const toWrite = () => goTo(hrefTo(['sources', 'joins', 'new']))

/** Every rule in the order in which they count, with how much each joins and who added it. */
export function RulesPage({ address }: Props) {
  const { data: all, error, refetch } = useRules()
  const { people } = useCatalogue()
  const targets = useTargets()
  const columns = useMemo(() => ruleColumns({ targets, people }), [targets, people])
  const filter = readRuleFilter(address.query)
  const shown = all && chooseRules(all, { ...filter, names: namesOf(targets) })
  const whyNot = useWhyNot({ permission: 'sources:write' })
  const wall = useWall()
  const { open } = address.query
  const opened = all?.find(({ id }) => id === open)
  const { removing, setRemoving, onCurrent } = useRuleKeys(opened)
  const show = ({ id }: ListedRule) =>
    (open === undefined ? goTo : goToInPlace)(withQuery(address, { open: id }))
  return (
    <PageFrame
      title="Rules"
      says={all && shown && all.length > 0 && tellShown(shown.length, all.length)}
      actions={
        !wall && (
          <AllowedButton whyNot={whyNot} leftSection={<IconPlus size={15} />} onClick={toWrite}>
            Write a rule
          </AllowedButton>
        )
      }
      tools={
        <>
          <JoinParts here="rules" />
          {!wall && <RuleTools address={address} />}
          {error && all && <MaybeOld error={error} />}
        </>
      }
      fill="whole"
      inspector={
        opened && (
          <RuleInspector
            key={opened.id}
            rule={opened}
            {...{ targets, people, whyNot }}
            onRemove={() => setRemoving(opened)}
            onClose={close}
          />
        )
      }
    >
      {error && !all ? (
        <Failure title="The rules cannot be read" error={error} onRetry={() => void refetch()} />
      ) : shown?.length === 0 ? (
        <NoRules held={all?.length ?? 0} whyNot={whyNot} />
      ) : (
        <DataTable
          label="Rules"
          columns={columns}
          count={shown?.length ?? 8}
          rowAt={(index) => shown?.[index]}
          keyOf={idOf}
          opened={open}
          onOpen={show}
          onClose={close}
          onCurrent={onCurrent}
          sort={filter.sort}
          onSort={(by) => goToInPlace(withQuery(address, { sort: turnSort(filter.sort, by) }))}
        />
      )}
      {removing && (
        <RemoveRule rule={removing} targets={targets} onClose={() => setRemoving(undefined)} />
      )}
    </PageFrame>
  )
}

/** What keys pressed alone are about: the rule that stands opened, else the one they are on. */
function useRuleKeys(opened: ListedRule | undefined) {
  const [removing, setRemoving] = useState<ListedRule>()
  const current = useRef<ListedRule>(undefined)
  const onCurrent = useCallback((rule: ListedRule | undefined) => {
    current.current = rule
  }, [])
  const latest = useRef(opened)
  latest.current = opened
  const actions = useMemo(
    () =>
      ruleActions({
        opened: () => latest.current,
        rule: () => latest.current ?? current.current,
        remove: setRemoving,
      }),
    [],
  )
  useActions(actions)
  return { removing, setRemoving, onCurrent }
}

function RuleTools({ address }: Props) {
  const { words, of } = readRuleFilter(address.query)
  const narrow = (changes: Record<string, string | undefined>) =>
    goToInPlace(withQuery(address, changes))
  return (
    <>
      <FilterField
        label="Filter the rules"
        value={words}
        onChange={(said) => narrow({ words: said })}
      />
      <NativeSelect
        aria-label="Which rules"
        size="sm"
        data={[
          { value: '', label: 'Projects and places' },
          { value: 'project', label: 'Projects: services' },
          { value: 'place', label: 'Places: environments' },
        ]}
        value={of ?? ''}
        onChange={({ currentTarget: { value } }) => narrow({ of: value })}
      />
    </>
  )
}

const namesOf = (targets: ReturnType<typeof useTargets>) => ({
  to: ({ of, to }: ListedRule) => targets.name(of, to),
  source: ({ source }: ListedRule) => (source === null ? '' : targets.source(source)),
})

function tellShown(shown: number, all: number): string {
  const every = tellNumber(all, ['rule', 'rules'])
  return shown === all
    ? `${every}, in the order in which they count`
    : `${tellCount(shown)} of ${every}`
}
