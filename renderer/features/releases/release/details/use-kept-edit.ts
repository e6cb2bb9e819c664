import { useCallback, useEffect, useRef } from 'react'
import { z } from 'zod'
import { useMe } from '#renderer/data/use-me.ts'
import { type Draft, drafts, dropDraft, keepDraft } from '#renderer/state/drafts.ts'
import { type Release, Strategy } from '#shared/vocabulary/release.ts'
import type { DetailsValues } from './details-values.ts'

/** What is kept may be of another version of this program: anything else counts as nothing kept. */
export const DetailsValuesKept = z.object({
  name: z.string(),
  goal: z.string(),
  strategy: Strategy.nullable(),
  owner: z.string().nullable(),
  lead: z.string().nullable(),
  rollbackScope: z.object({
    of: z.enum(['undecided', 'wholeRelease', 'items']),
    items: z.array(z.string()),
  }),
  abortCriteria: z.array(z.string()),
  complianceTags: z.array(z.string()),
  references: z.array(z.object({ system: z.string(), key: z.string(), url: z.string() })),
}) satisfies z.ZodType<DetailsValues>

const Kept = z.object({ base: DetailsValuesKept, mine: DetailsValuesKept })
type Kept = { readonly base: DetailsValues; readonly mine: DetailsValues }

const PAUSE_MS = 300

/** Keeps what is typed about one release until it is saved or left; what is due is kept when the page goes. */
export function useKeptEdit({ id, name }: Release) {
  const { status } = useMe()
  const workspace = status?.id ?? ''
  const draftId = `edit.${id}`
  const due = useRef<Draft>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const flush = useCallback(() => {
    clearTimeout(timer.current)
    if (due.current) keepDraft({ ...due.current, at: Date.now() })
    due.current = undefined
  }, [])
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [flush])
  const kept = Kept.safeParse(drafts.getState().drafts[draftId]?.values)
  const keep = useCallback(
    (values: Kept) => {
      clearTimeout(timer.current)
      const draft = { id: draftId, form: 'releases.change', workspace, title: name, values }
      due.current = { ...draft, at: Date.now() }
      timer.current = setTimeout(flush, PAUSE_MS)
    },
    [draftId, workspace, name, flush],
  )
  const drop = useCallback(() => {
    clearTimeout(timer.current)
    due.current = undefined
    if (draftId in drafts.getState().drafts) dropDraft(draftId)
  }, [draftId])
  return { kept: kept.success ? kept.data : undefined, keep, drop }
}
