import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import './page-frame.css'

type Props = {
  readonly title: string
  /** One line under the title: how many, since when, what it is. */
  readonly says?: ReactNode
  readonly actions?: ReactNode
  /** Filters and the like; stays while the content scrolls. */
  readonly tools?: ReactNode
  readonly children: ReactNode
  /** What stands opened beside the content. */
  readonly inspector?: ReactNode
  /** `whole` gives the content the height of the window, for tables; `flow` lets it scroll. */
  readonly fill?: 'whole' | 'flow'
}

/** A page: its title, what can be done, its content, and what is opened beside it. */
export const PageFrame = ({
  title,
  says,
  actions,
  tools,
  children,
  inspector,
  fill = 'flow',
}: Props) => (
  <div className="sb-page" data-inspecting={inspector ? true : undefined}>
    <div className="sb-page-main">
      <header className="sb-page-head">
        <div className="sb-page-name">
          <Title order={1} tabIndex={-1} className="sb-quiet-focus">
            {title}
          </Title>
          {says && <div className="sb-page-says">{says}</div>}
        </div>
        {actions && <div className="sb-page-actions">{actions}</div>}
      </header>
      {tools && <div className="sb-page-tools">{tools}</div>}
      <div className="sb-page-content" data-fill={fill}>
        {children}
      </div>
    </div>
    {inspector}
  </div>
)

type ColumnsProps = { readonly main: ReactNode; readonly beside: ReactNode }

/** What matters most beside what explains it; one under the other where there is no room. */
export const PageColumns = ({ main, beside }: ColumnsProps) => (
  <div className="sb-page-columns">
    <div className="sb-page-column">{main}</div>
    <div className="sb-page-column">{beside}</div>
  </div>
)
