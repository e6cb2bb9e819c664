import { useCallback, useEffect, useRef, useState } from 'react'
import { type Draft, drafts, dropDraft, keepDraft } from '#renderer/state/drafts.ts'
import { draftOf } from './draft-of.ts'
import { blankPlan, KeptPlan, type PlanValues } from './plan-values.ts'

const PAUSE_MS = 300

/** Keeps a plan as it is typed; what is still due is kept when the page is left. */
export function usePlanDraft({ id, workspace }: Pick<Draft, 'id' | 'workspace'>) {
  const [initial] = useState(() => read(id))
  const due = useRef<PlanValues>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = useCallback(() => {
    clearTimeout(timer.current)
    if (due.current) keepDraft(draftOf(due.current, { id, workspace }))
    due.current = undefined
  }, [id, workspace])
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  const keep = useCallback(
    (values: PlanValues) => {
      due.current = values
      clearTimeout(timer.current)
      timer.current = setTimeout(flush, PAUSE_MS)
    },
    [flush],
  )
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    due.current = undefined
    dropDraft(id)
  }, [id])
  return { ...initial, keep, drop }
}

/** `unread` where something was kept that this version cannot read. */
function read(id: string): { readonly initial: PlanValues; readonly unread: boolean } {
  const draft = drafts.getState().drafts[id]
  const kept = KeptPlan.safeParse(draft?.values)
  if (kept.success) return { initial: kept.data, unread: false }
  return { initial: blankPlan(), unread: draft !== undefined }
}
