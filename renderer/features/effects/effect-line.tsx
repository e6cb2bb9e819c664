import { tellDistance } from '#renderer/design/moment.ts'
import { useNow } from '#renderer/design/use-now.ts'
import type { Effect } from '#shared/vocabulary/effect.ts'
import { EffectStanding } from './effect-standing.tsx'
import { isOpen, reasonWords, waitsForSomebody } from './effect-words.ts'

type Props = { readonly effect: Effect; readonly where: string }

/** One thing that is done outside: what, where, how it stands, why, and what comes next. */
export function EffectLine({ effect, where }: Props) {
  const now = useNow()
  const { entry, doneAt, notedAt, nextAt, lastTriedAt } = effect
  const ago = (at: number) => tellDistance({ at: Math.min(at, now), now })
  const reason = reasonWords(effect)
  return (
    <>
      <div className="sb-effect-name">
        <span>
          <strong>{entry?.title ?? 'An entry that is no longer wanted'}</strong> {where}
        </span>
        <EffectStanding effect={effect} />
      </div>
      <small>
        {doneAt === null ? `decided ${ago(notedAt)}` : ago(doneAt)}
        {doneAt === null && lastTriedAt !== null && `, last tried ${ago(lastTriedAt)}`}
        {isOpen(effect) && !waitsForSomebody(effect) && nextAt !== null && nextAt > now
          ? `, tried again ${tellDistance({ at: nextAt, now })}`
          : ''}
        {waitsForSomebody(effect) && ', waits for somebody'}
      </small>
      {reason && <small className="sb-effect-reason">{reason}</small>}
    </>
  )
}
