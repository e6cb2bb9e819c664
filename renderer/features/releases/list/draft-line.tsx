import { useStore } from 'zustand'
import { useMe } from '#renderer/data/use-me.ts'
import { tellNumber } from '#renderer/design/moment.ts'
import { drafts, draftsOf } from '#renderer/state/drafts.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import './release-list.css'

const MOST = 5

/** What was begun and not yet decided; it waits on this machine only. */
export function DraftLine() {
  const { status } = useMe()
  const all = useStore(drafts)
  const begun = status ? draftsOf(all, { form: 'releases.plan', workspace: status.id }) : []
  if (begun.length === 0) return null
  return (
    <p className="sb-drafts">
      <span>{tellNumber(begun.length, ['draft', 'drafts'])} on this machine:</span>
      {begun.slice(0, MOST).map(({ id, title }) => (
        <a key={id} href={hrefTo(['releases', 'new'], { draft: id })}>
          {title}
        </a>
      ))}
      {begun.length > MOST && <span>and {begun.length - MOST} more</span>}
    </p>
  )
}
