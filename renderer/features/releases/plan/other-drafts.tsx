import { useStore } from 'zustand'
import { tellDistance } from '#renderer/design/moment.ts'
import { Panel } from '#renderer/design/panel.tsx'
import { useNow } from '#renderer/design/use-now.ts'
import { type Draft, drafts, draftsOf } from '#renderer/state/drafts.ts'
import { hrefTo } from '#renderer/workbench/address.ts'
import { PLAN_FORM } from './draft-of.ts'

type Props = Pick<Draft, 'id' | 'workspace'>

/** What else has been begun on this machine. */
export function OtherDrafts({ id, workspace }: Props) {
  const all = useStore(drafts)
  const now = useNow()
  const others = draftsOf(all, { form: PLAN_FORM, workspace }).filter((draft) => draft.id !== id)
  return (
    <Panel title="Other drafts" actions={<a href={hrefTo(['releases', 'new'])}>Begin another</a>}>
      {others.length === 0 ? (
        <p className="sb-panel-says">Plans that you begin and leave stay here on this machine.</p>
      ) : (
        <ul className="sb-slots">
          {others.map((draft) => (
            <li key={draft.id} className="sb-slot">
              <a href={hrefTo(['releases', 'new'], { draft: draft.id })}>{draft.title}</a>
              <span className="sb-slot-mine">
                {tellDistance({ at: Math.min(draft.at, now), now })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
