import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useWall } from '#renderer/data/wall.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellNumber } from '#renderer/design/moment.ts'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { DataTable } from '#renderer/design/table/data-table.tsx'
import {
  type Address,
  currentAddress,
  goTo,
  goToInPlace,
  withQuery,
} from '#renderer/workbench/address.ts'
import { keyOfName, type Waiting } from '../join.ts'
import { JoinParts } from '../join-parts.tsx'
import { MaybeOld } from '../maybe-old.tsx'
import { useTargets } from '../use-targets.ts'
import { AskAside } from './ask-aside.tsx'
import { ChooseTarget } from './choose-target.tsx'
import { inboxColumns } from './inbox-columns.tsx'
import { isNarrowed, readInboxFilter } from './inbox-filter.ts'
import { InboxKeys } from './inbox-keys.tsx'
import { InboxTools } from './inbox-tools.tsx'
import { NameInspector } from './name-inspector.tsx'
import { NoNames } from './no-names.tsx'
import { useInbox } from './use-inbox.ts'
import { useNameActs } from './use-name-acts.ts'

export type InboxPart = 'inbox' | 'aside'
type Props = { readonly address: Address; readonly part: InboxPart }

const titles = { inbox: 'To be joined', aside: 'Set aside' } as const
const close = () => goTo(withQuery(currentAddress(), { open: undefined }))

/** Names that nothing claims yet, or those that somebody set aside; each is dealt with by one key. */
export function InboxPage({ address, part }: Props) {
  const [upTo, setUpTo] = useState(0)
  const filter = readInboxFilter(useDeferredValue(address.query))
  const inbox = useInbox({ filter, part, upTo })
  const targets = useTargets()
  const columns = useMemo(() => inboxColumns({ targets, part }), [targets, part])
  const { open } = address.query
  const opened = open === undefined ? undefined : inbox.rows.find((row) => keyOfName(row) === open)
  const current = useRef<Waiting>(undefined)
  const onCurrent = useCallback((row: Waiting | undefined) => {
    current.current = row
  }, [])
  const acts = useNameActs({ inbox, targets, part, opened, current })
  const wall = useWall()
  const show = (row: Waiting) =>
    (open === undefined ? goTo : goToInPlace)(withQuery(address, { open: keyOfName(row) }))
  const { asking } = acts
  return (
    <PageFrame
      title={titles[part]}
      says={inbox.count !== undefined && inbox.count > 0 && saysOf(part, inbox.count)}
      tools={
        <>
          <JoinParts here={part} />
          {!wall && <InboxTools address={address} filter={filter} targets={targets} />}
          {!wall && inbox.rows.length > 0 && <InboxKeys part={part} />}
          {inbox.error && inbox.count !== undefined && <MaybeOld error={inbox.error} />}
        </>
      }
      fill="whole"
      inspector={
        opened && (
          <NameInspector name={opened} targets={targets} acts={acts} part={part} onClose={close} />
        )
      }
    >
      {inbox.error && inbox.count === undefined ? (
        <Failure
          title="The names cannot be read"
          error={inbox.error}
          onRetry={() => inbox.refetch()}
        />
      ) : inbox.count === 0 ? (
        <NoNames part={part} narrowed={isNarrowed(filter)} />
      ) : (
        <DataTable
          label={titles[part]}
          about={JSON.stringify(filter)}
          columns={columns}
          count={inbox.count ?? 8}
          rowAt={(index) => inbox.rows[index]}
          keyOf={keyOfName}
          opened={open}
          onOpen={show}
          onClose={close}
          onSpan={({ to }) => setUpTo(to)}
          onCurrent={onCurrent}
        />
      )}
      {asking?.what === 'target' && (
        <ChooseTarget name={asking.name} targets={targets} acts={acts} />
      )}
      {asking?.what === 'aside' && <AskAside name={asking.name} acts={acts} />}
    </PageFrame>
  )
}

const saysOf = (part: InboxPart, count: number): string =>
  part === 'inbox'
    ? `${tellNumber(count, ['name belongs', 'names belong'])} to nothing yet`
    : `${tellNumber(count, ['name is', 'names are'])} said to belong to nothing here`
