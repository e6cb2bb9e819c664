import { useMemo, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { useWall } from '#renderer/data/wall.ts'
import { Inspector } from '#renderer/design/inspector.tsx'
import { tellCount, tellNumber } from '#renderer/design/moment.ts'
import { PageFrame } from '#renderer/design/page-frame.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { currentAddress, goTo, withQuery } from '#renderer/workbench/address.ts'
import { AgeBadge } from '#renderer/workbench/outside/age-badge.tsx'
import { JoinedShare } from '#renderer/workbench/outside/joined-share.tsx'
import type { PageProps } from '#renderer/workbench/page.ts'
import { SourceId } from '#shared/vocabulary/ids.ts'
import { kindWords, openedTitles } from '../happening-words.ts'
import { OpenedHappening } from '../opened/opened-happening.tsx'
import './outside.css'
import { OutsideFilters } from './outside-filters.tsx'
import { OutsideRows } from './outside-rows.tsx'
import { ReleaseNamed } from './release-named.tsx'
import { SaveAsCsv } from './save-as-csv.tsx'
import { useHappenings } from './use-happenings.ts'
import { askOf, readWanted } from './wanted.ts'

const close = () => goTo(withQuery(currentAddress(), { open: undefined }))

/** What ran, was deployed or went wrong outside, as it was read: all of it, narrowed down by the address. */
export function OutsidePage({ address }: PageProps) {
  const { may } = useMe()
  const wall = useWall()
  const now = useNow()
  const [span, setSpan] = useState({ from: 0, to: 40 })
  const wanted = useMemo(() => readWanted(address.query), [address.query])
  const { show, release } = wanted
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS
  const ask = useMemo(() => askOf(wanted, hour), [wanted, hour])
  const list = useHappenings({ show, ask, enabled: may('sources:read') }, span)
  const opened = openedIn(address.query['open'])
  return (
    <PageFrame
      title="Outside"
      fill="whole"
      says={
        <div className="sb-outside-says">
          {list.total !== undefined && <span>{tellNumber(list.total, kindWords[show])}</span>}
          <AgeBadge of={wanted.source && [wanted.source]} />
          {release && <ReleaseNamed id={release} during={wanted.during} />}
        </div>
      }
      actions={!wall && <SaveAsCsv show={show} ask={ask} />}
      tools={!wall && <OutsideFilters address={address} wanted={wanted} />}
      inspector={
        opened && (
          <Inspector key={address.query['open']} title={openedTitles[show]} onClose={close}>
            <OpenedHappening named={{ of: show, ...opened }} />
          </Inspector>
        )
      }
    >
      <div className="sb-outside-list">
        {list.total !== undefined && list.joined !== undefined && (
          <JoinedShare share={{ what: kindWords[show], total: list.total, joined: list.joined }} />
        )}
        <OutsideRows address={address} wanted={wanted} list={list} onSpan={setSpan} />
        {list.isCut && list.rows && (
          <p className="sb-outside-cut">
            The newest {tellCount(list.rows.length)} of {tellCount(list.total ?? 0)} stand here.{' '}
            <a href={withQuery(address, { before: String(list.rows.at(-1)?.at), open: undefined })}>
              Show older ones
            </a>
          </p>
        )}
      </div>
    </PageFrame>
  )
}

/** Filters by time move on by the hour, so that a list is not asked for anew each minute. */
const HOUR_MS = 60 * 60_000

/** `undefined` where the address names none. */
function openedIn(name: string | undefined) {
  const at = name?.indexOf(':') ?? -1
  const source = SourceId.safeParse(name?.slice(0, at)).data
  const key = name?.slice(at + 1)
  return source && key ? { source, key } : undefined
}
