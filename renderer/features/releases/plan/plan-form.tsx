import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useQueryOf } from '#renderer/data/use-query-of.ts'
import { firstFault } from '#renderer/design/forms/first-fault.ts'
import { focusFirstField } from '#renderer/design/forms/focus-first-field.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import type { Draft } from '#renderer/state/drafts.ts'
import { useLiveForm } from '../release/form/use-live-form.ts'
import { DiscardDraft } from './discard-draft.tsx'
import { OtherDrafts } from './other-drafts.tsx'
import { PlanAsks } from './plan-asks.tsx'
import { PlanSections } from './plan-sections.tsx'
import { faultsOfPlan } from './plan-values.ts'
import { becauseNotSent, SendPlan } from './send-plan.tsx'
import { usePlanDraft } from './use-plan-draft.ts'
import { useSubmitPlan } from './use-submit-plan.ts'
import '../release/release.css'
import './plan.css'

type Props = Pick<Draft, 'id' | 'workspace'>

/** One long calm form: what is known is filled in, the rest can wait until its step. */
export function PlanForm({ id, workspace }: Props) {
  const { initial, unread, keep, drop } = usePlanDraft({ id, workspace })
  const form = useLiveForm({ initial, faultsOf: faultsOfPlan })
  const policies = useQueryOf('releases.policies', {}).data?.items ?? []
  const { isPending, error, mutate } = useSubmitPlan(drop)
  const main = useRef<HTMLDivElement>(null)
  const { values } = form
  useEffect(() => focusFirstField(main.current), [])
  useEffect(() => {
    if (values !== initial) keep(values)
  }, [values, initial, keep])
  const send = () => {
    if (form.attempt() && becauseNotSent(values) === undefined) mutate(values)
    else requestAnimationFrame(() => faultOrEditor(main.current)?.focus())
  }
  const actions = (
    <>
      <DiscardDraft onDiscard={drop} />
      <Button loading={isPending} onClick={send}>
        Plan it
      </Button>
    </>
  )
  return (
    <PageFrame title="Plan a release" says={saysOf(values.copiedFrom)} actions={actions}>
      <PageColumns
        main={
          <div ref={main} className="sb-plan">
            {unread && <Unread />}
            <PlanSections form={form} policies={policies} />
            <SendPlan
              values={values}
              faults={form.faults}
              pending={isPending}
              error={error}
              onSend={send}
            />
          </div>
        }
        beside={
          <>
            <PlanAsks values={values} policies={policies} />
            <OtherDrafts id={id} workspace={workspace} />
          </>
        }
      />
    </PageFrame>
  )
}

const Unread = () => (
  <Notice tone="wary" title="This draft cannot be read">
    Another version of the program left it. What you type now takes its place.
  </Notice>
)

const saysOf = (copiedFrom: string | null) =>
  copiedFrom === null
    ? 'Kept on this machine as you type, until you plan or discard it.'
    : `Like ${copiedFrom}: versions, change references and references are left for you to fill in.`

/** The field that is wrong, or what is left open in an editor. */
const faultOrEditor = (within: HTMLElement | null) =>
  firstFault(within) ?? within?.querySelector<HTMLElement>('.sb-editor input')
