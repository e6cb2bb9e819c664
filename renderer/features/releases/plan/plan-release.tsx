import { Skeleton } from '@mantine/core'
import { useEffect } from 'react'
import { v7 as newId } from 'uuid'
import { useMe } from '#renderer/data/use-me.ts'
import { Notice } from '#renderer/design/notice.tsx'
import { PageColumns, PageFrame } from '#renderer/design/page-frame.tsx'
import { goToInPlace, withQuery } from '#renderer/workbench/address.ts'
import type { PageProps } from '#renderer/workbench/page.ts'
import { PlanForm } from './plan-form.tsx'

/** Plans a release: each draft has an address of its own, so that several can be begun. */
export function PlanRelease({ address }: PageProps) {
  const { status, may } = useMe()
  const draft = address.query['draft']
  useEffect(() => {
    if (draft === undefined) goToInPlace(withQuery(address, { draft: newId() }))
  }, [draft, address])
  if (!status || draft === undefined) {
    return (
      <PageFrame title="Plan a release">
        <PageColumns main={<Skeleton height={420} />} beside={<Skeleton height={220} />} />
      </PageFrame>
    )
  }
  if (!may('releases:write')) {
    return (
      <PageFrame title="Plan a release">
        <Notice tone="wary" title="You may not plan releases here">
          Ask an administrator for the role of a release manager or a deployment lead.
        </Notice>
      </PageFrame>
    )
  }
  return <PlanForm key={draft} id={draft} workspace={status.id} />
}
