import { useMe } from '#renderer/data/use-me.ts'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { Failure } from '#renderer/design/failure.tsx'
import { tellCount } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import { endingOf } from '#renderer/workbench/release-query/day-term.ts'
import { awaiting } from '#renderer/workbench/release-query/state-groups.ts'
import { ReleaseGroup } from './release-group.tsx'
import { mineFirst } from './week-ahead.ts'

const OTHERS = 8
const MINE = 50
const END = 'today+7'

/** What starts within seven days: what whoever looks owns or leads, then what others do. */
export function WeekAheadPanel() {
  const { status, zone } = useMe()
  const now = useNow()
  const me = status?.me?.person
  const week = {
    states: [...awaiting],
    startsFrom: now,
    startsBefore: endingOf(END, { now, zone }),
  }
  const all = useQueryOf('releases.rows', { ...week, limit: MINE }, { meanwhile: 'previous' })
  const mine = useQueryOf(
    'releases.rows',
    { ...week, ...(me && { person: me }), limit: MINE },
    { enabled: me !== undefined, meanwhile: 'previous' },
  )
  const error = all.error ?? mine.error
  const total = all.data?.total
  const own = me === undefined ? [] : mine.data?.items
  const found = all.data && own && mineFirst({ mine: own, all: all.data.items, most: OTHERS })
  return (
    <Panel
      title="Starting within the week"
      actions={
        total !== undefined &&
        total > 0 && (
          <a href={hrefTo(['releases'], { state: awaiting.join(), from: 'now', until: END })}>
            All {tellCount(total)}
          </a>
        )
      }
    >
      {error && <Failure title="The releases could not be read" error={error} />}
      {!error && total === 0 && (
        <p className="sb-release-group-none">
          No release that is planned starts within the next seven days.
        </p>
      )}
      {!error && total !== 0 && (
        <>
          {me && <ReleaseGroup title="Yours" rows={found?.mine} none="None of yours." />}
          <ReleaseGroup title={me && 'Others’'} rows={found?.others} />
        </>
      )}
    </Panel>
  )
}
