import { IconClockExclamation } from '@tabler/icons-react'
import { tellDay, tellDistance, tellLength, tellTime } from '#renderer/design/moment.ts'
import { ReleaseStanding } from '#renderer/design/release/release-standing.tsx'
import { hrefTo } from '#renderer/workbench/address.ts'
import type { ReleaseRow } from '#shared/vocabulary/release.ts'
import { tellElsewhere } from '../list/cells.tsx'
import { isOverdue, isOverrunning } from '../list/is-overdue.ts'
import './release-line.css'

type Props = { readonly row: ReleaseRow; readonly now: number; readonly zone: string }

/** A release in one line, or two where there is little room: when, what, how it stands, who and where. */
export const ReleaseLine = ({ row, now, zone }: Props) => (
  <li className="sb-release-line">
    <span className="sb-release-when">
      <When row={row} now={now} zone={zone} />
    </span>
    <a className="sb-release-what" href={hrefTo(['releases', row.id])}>
      {row.name}
    </a>
    <ReleaseStanding state={row.state} />
    <span className="sb-release-who">
      {leadOf(row)}
      <small>{row.environments.join(', ') || 'no environment'}</small>
    </span>
  </li>
)

function When({ row, now, zone }: Props) {
  const { startsAt: at, zone: own } = row
  if (at === null) return 'not planned'
  if (row.state === 'postponed') {
    return (
      <small>
        was {tellDay({ at, now, zone })} {tellTime({ at, zone })}
      </small>
    )
  }
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>
        {tellDay({ at, now, zone })} {tellTime({ at, zone })}
      </time>
      {isOverrunning(row, now) ? (
        <small className="sb-release-overdue" data-tone="bad">
          <IconClockExclamation size={13} aria-hidden /> {tellLength(now - row.endsAt!)} over its
          slot
        </small>
      ) : isOverdue(row, now) ? (
        <small className="sb-release-overdue">
          <IconClockExclamation size={13} aria-hidden /> overdue, {tellDistance({ at, now })}
        </small>
      ) : (
        own !== null && own !== zone && <small>{tellElsewhere({ at, now, zone, own })}</small>
      )}
    </>
  )
}

const leadOf = ({ lead, leadName }: ReleaseRow): string =>
  lead === null ? 'no lead' : (leadName ?? 'lead’s name erased')
