import type { ReactNode } from 'react'
import './row-name.css'

type Props = {
  readonly name: string
  /** The page of what the row is about. */
  readonly href: string
  /** What has to be known with the name: that it is retired. */
  readonly children?: ReactNode
}

/** What a row is about, as a link to its page; the arrows walk through rows, not through links. */
export const RowName = ({ name, href, children }: Props) => (
  <span className="sb-row-name">
    <a href={href} tabIndex={-1}>
      {name}
    </a>
    {children}
  </span>
)
