import { Title } from '@mantine/core'
import { type ReactNode, type Ref, useId } from 'react'
import './panel.css'

type Props = {
  readonly title: string
  /** What can be done here, at the end of the title's line. */
  readonly actions?: ReactNode
  /** For moving the focus here when what had it went away. */
  readonly headingRef?: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}

/** A part of a page with a title of its own. */
export function Panel({ title, actions, headingRef = null, children }: Props) {
  const heading = useId()
  return (
    <section className="sb-panel" aria-labelledby={heading}>
      <header className="sb-panel-head">
        <Title ref={headingRef} id={heading} order={2} tabIndex={-1} className="sb-quiet-focus">
          {title}
        </Title>
        {actions && <div className="sb-panel-actions">{actions}</div>}
      </header>
      <div className="sb-panel-body">{children}</div>
    </section>
  )
}
