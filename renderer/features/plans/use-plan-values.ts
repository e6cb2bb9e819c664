import { useEffect, useRef, useState } from 'react'
import { useMe } from '#renderer/data/use-me.ts'
import { drafts, draftsOf, dropDraft, keepDraft } from '#renderer/state/drafts.ts'
import { nothingPasted, PlanValues } from './plan-values.ts'

const FORM = 'plans.import'
/** What is larger is not kept: a browser keeps some five million characters in all. */
const KEPT_LIMIT = 1_000_000
const PAUSE_MS = 400

/** What stands on the page; kept through a reload where it is not too large. */
export function usePlanValues(workspace: string) {
  const { zone } = useMe()
  const [values, setValues] = useState<PlanValues>(() => kept(workspace) ?? nothingPasted(zone))
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return undefined
    }
    const timer = setTimeout(() => keep(workspace, values), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [workspace, values])
  return {
    values,
    isKept: values.text.length < KEPT_LIMIT,
    set: (changes: Partial<PlanValues>) => setValues((now) => ({ ...now, ...changes })),
    clear: () => setValues(nothingPasted(zone)),
  }
}

const draftOf = (workspace: string) =>
  draftsOf(drafts.getState(), { form: FORM, workspace }).find(({ id }) => id === idOf(workspace))

const idOf = (workspace: string) => `${FORM} ${workspace}`

function kept(workspace: string): PlanValues | undefined {
  return PlanValues.safeParse(draftOf(workspace)?.values).data
}

function keep(workspace: string, values: PlanValues): void {
  if (values.text === '' || values.text.length >= KEPT_LIMIT) {
    if (draftOf(workspace)) dropDraft(idOf(workspace))
    return
  }
  const title = 'A plan being brought'
  try {
    keepDraft({ id: idOf(workspace), form: FORM, workspace, title, values, at: Date.now() })
  } catch {
    // The browser's store is full: the page goes on without keeping.
  }
}
