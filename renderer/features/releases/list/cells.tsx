import { IconClockExclamation } from '@tabler/icons-react'
import { tellDay, tellDistance, tellLength, tellTime, tellZone } from '#renderer/design/moment.ts'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { PersonId } from '#shared/vocabulary/ids.ts'
import type { ReleaseRow } from '#shared/vocabulary/release.ts'
import { isOverdue, isOverrunning } from './is-overdue.ts'
import './release-list.css'

type RowProps = { readonly row: ReleaseRow }

export const NameCell = ({ row: { id, name } }: RowProps) => (
  <a className="sb-release-name" href={hrefTo(['releases', id])} title={name} tabIndex={-1}>
    {name}
  </a>
)

type StartsProps = RowProps & { readonly zone: string }

/** When it starts on the reader's clock, and on that of the slot's zone where it is another. */
export function StartsCell({ row, zone }: StartsProps) {
  const now = useNow()
  const { startsAt: at, zone: own } = row
  if (at === null) return <None>not planned</None>
  const here = `${tellDay({ at, now, zone })} ${tellTime({ at, zone })}`
  if (row.state === 'postponed') return <None>{`was ${here}`}</None>
  const there = own !== null && own !== zone && tellElsewhere({ at, zone, own, now })
  return (
    <span title={there ? `${here}, ${there}` : undefined}>
      {isOverdue(row, now) && <Overdue at={at} now={now} />}
      {isOverrunning(row, now) && <Overrunning endsAt={row.endsAt} now={now} />}
      {here}
      {there && <span className="sb-release-aside"> · {there}</span>}
    </span>
  )
}

type OverdueProps = { readonly at: number; readonly now: number }

const Overdue = ({ at, now }: OverdueProps) => (
  <span className="sb-release-late" title={`Should have started ${tellDistance({ at, now })}`}>
    <IconClockExclamation size={15} aria-hidden />
    Overdue
  </span>
)

type OverrunningProps = { readonly endsAt: number | null; readonly now: number }

const Overrunning = ({ endsAt, now }: OverrunningProps) =>
  endsAt !== null && (
    <span className="sb-release-late" data-tone="bad" title="It runs, and its slot has ended">
      <IconClockExclamation size={15} aria-hidden />
      {tellLength(now - endsAt)} over
    </span>
  )

type Elsewhere = {
  readonly at: number
  readonly now: number
  readonly zone: string
  readonly own: string
}

/** 16:00 New York, with its day where that is another; the city alone where clocks agree. */
export function tellElsewhere({ at, now, zone, own }: Elsewhere): string {
  const there = tellTime({ at, zone: own })
  const otherDay = tellDay({ at, now, zone: own }) !== tellDay({ at, now, zone })
  if (!otherDay && there === tellTime({ at, zone })) return tellZone(own)
  const day = otherDay ? `${tellDay({ at, now, zone: own }).split(' ')[0]} ` : ''
  return `${day}${there} ${tellZone(own)}`
}

export const DurationCell = ({ row: { startsAt, endsAt } }: RowProps) =>
  startsAt === null || endsAt === null ? <None>–</None> : tellLength(endsAt - startsAt)

type PersonProps = { readonly id: PersonId | null; readonly name: string | null }

export function PersonCell({ id, name }: PersonProps) {
  if (id === null) return <None>nobody</None>
  return (
    <a className="sb-release-person" href={hrefTo(['people', id])} tabIndex={-1}>
      {name ?? <None>name erased</None>}
    </a>
  )
}

type NamesProps = { readonly names: readonly string[]; readonly without: string }

/** As many names as there is room for; all of them on a closer look. */
export function NamesCell({ names, without }: NamesProps) {
  if (names.length === 0) return <None>{without}</None>
  const all = names.join(', ')
  return <span title={all}>{all}</span>
}

type NoneProps = { readonly children: string }

/** Nothing is known: said, and said quietly. */
export const None = ({ children }: NoneProps) => <span className="sb-release-none">{children}</span>
