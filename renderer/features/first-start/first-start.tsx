import { Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useElsewhere } from '#renderer/data/use-elsewhere.ts'
import { Mark } from '#renderer/design/mark.tsx'
import { Notice } from '#renderer/design/notice.tsx'
import type { OutputOf } from '#shared/contract/index.ts'
import { EmptyWorkspaceForm } from './empty-workspace-form.tsx'
import './first-start.css'
import { OpenRehearsal } from './open-rehearsal.tsx'
import { OtherFolder } from './other-folder.tsx'
import { SignalPicture } from './signal-picture.tsx'

type Props = { readonly status: OutputOf<'workspace.status'> }

/** What Signalbox is for, who is here, and the two ways to begin. */
export function FirstStart({ status }: Props) {
  const elsewhere = useElsewhere()
  const enrolling = useFocusOnArrival()
  return (
    <main className="sb-first">
      <div className="sb-first-page">
        <header className="sb-first-head">
          <Mark size={40} />
          <div>
            <Title order={1}>Welcome to Signalbox</Title>
            <p className="sb-first-what">
              It plans releases across environments and time zones, holds back what is not ready,
              and keeps a record of every decision that nobody can change unnoticed.
            </p>
          </div>
        </header>
        <figure className="sb-first-figure">
          <SignalPicture />
          <figcaption>
            Each release has its slot, in its environment and time zone. What is not ready is held
            at a signal, and told why.
          </figcaption>
        </figure>
        {status.viewOnly !== null && (
          <Notice tone="wary" title="Nothing can be changed here">
            {status.viewOnly}
          </Notice>
        )}
        <div className="sb-first-ways">
          <EmptyWorkspaceForm osUser={status.osUser} onSend={enrolling.expect}>
            <OtherFolder places={status.places} elsewhere={elsewhere} />
          </EmptyWorkspaceForm>
          <OpenRehearsal elsewhere={elsewhere} />
        </div>
      </div>
    </main>
  )
}

/** This page goes when the news of the enrolment comes, and the focus would go with it. */
function useFocusOnArrival() {
  const expected = useRef(false)
  useEffect(
    () => () => {
      if (expected.current) document.querySelector<HTMLElement>('#main h1')?.focus()
    },
    [],
  )
  return {
    expect: () => {
      expected.current = true
    },
  }
}
