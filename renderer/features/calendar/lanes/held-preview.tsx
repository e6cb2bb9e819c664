import { useStore } from 'zustand'
import { tellLength } from '#renderer/design/moment.ts'
import type { Held, HeldStore } from './held.ts'
import { nameOfSlot, tellSlot } from './slot-words.ts'

type Props = {
  readonly held: HeldStore
  readonly zone: string
  readonly mine: string | undefined
  readonly now: number
  /** What would stand against it there, the worst first. */
  readonly judge: (held: Held) => readonly Judged[]
}

export type Judged = { readonly severity: 'hard' | 'soft'; readonly sentence: string }

const gripWords = { whole: 'Moving', start: 'Start of', end: 'End of' } as const
const MOST = 3

/** What is in somebody's hand: where it would lie, by both clocks, and what it would meet there. */
export function HeldPreview({ held, zone, mine, now, judge }: Props) {
  const holding = useStore(held, (state) => state.held)
  if (!holding) return <div className="sb-lanes-held" aria-live="polite" />
  const { slot, grip, draft, by } = holding
  const found = judge(holding)
  const more = found.length - MOST
  return (
    <div className="sb-lanes-held" aria-live="polite" data-holding>
      <p className="sb-lanes-held-what">
        {gripWords[grip]} <b>{nameOfSlot(slot)}</b>
      </p>
      <p>
        {tellSlot(draft, { zone, now })} · {tellLength(draft.endsAt - draft.startsAt)}
      </p>
      {mine && <p className="sb-lanes-held-mine">{tellSlot(draft, { zone: mine, now })}</p>}
      <ul>
        {found.slice(0, MOST).map(({ severity, sentence }) => (
          <li key={sentence} data-severity={severity}>
            {sentence}
          </li>
        ))}
        {more > 0 && <li>and {more} more</li>}
      </ul>
      {by === 'keys' && (
        <p className="sb-lanes-held-keys">
          ← → 15 min · Shift 1 h · Alt 1 day · s start · e end · w whole · Enter put down · Esc put
          back
        </p>
      )}
    </div>
  )
}
