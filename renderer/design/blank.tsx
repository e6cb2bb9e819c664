import type { Icon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './blank.css'

type Props = {
  readonly icon?: Icon
  /** What would be here. */
  readonly title: string
  readonly children?: ReactNode
  /** What fills it. */
  readonly action?: ReactNode
}

/** The place of something that is not there yet: says what it would be, and offers what fills it. */
export const Blank = ({ icon: Icon, title, children, action }: Props) => (
  <div className="sb-blank">
    {Icon && <Icon size={28} stroke={1.4} aria-hidden />}
    <p className="sb-blank-title">{title}</p>
    {children && <div className="sb-blank-words">{children}</div>}
    {action && <div className="sb-blank-action">{action}</div>}
  </div>
)
