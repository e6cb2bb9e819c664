import { ActionIcon, Title, Tooltip } from '@mantine/core'
import { IconArrowsDiagonal, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import './inspector.css'

type Props = {
  readonly title: string
  readonly says?: ReactNode
  /** The page of what is opened here, where it has one. */
  readonly href?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Opens beside a list instead of leaving it; Escape closes it and gives the focus back to the list. */
export function Inspector({ title, says, href, onClose, children }: Props) {
  const heading = useId()
  const close = () => {
    onClose()
    document.querySelector<HTMLElement>('.sb-page [role="grid"]')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !isElsewhere(event)) close()
  }
  return (
    <aside className="sb-inspector" aria-labelledby={heading} onKeyDown={onKeyDown}>
      <header className="sb-inspector-head">
        <div className="sb-inspector-name">
          <Title order={2} id={heading} tabIndex={-1} className="sb-quiet-focus">
            {title}
          </Title>
          {says}
        </div>
        {href && (
          <Tooltip label="Open as a page">
            <ActionIcon
              component="a"
              href={href}
              color="gray"
              aria-label={`Open ${title} as a page`}
            >
              <IconArrowsDiagonal size={17} />
            </ActionIcon>
          </Tooltip>
        )}
        <Tooltip label="Close (Esc)">
          <ActionIcon color="gray" aria-label="Close the inspector" onClick={close}>
            <IconX size={17} />
          </ActionIcon>
        </Tooltip>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <div className="sb-inspector-body" tabIndex={0} role="group" aria-labelledby={heading}>
        {children}
      </div>
    </aside>
  )
}

/** A dialog above it, or a list that hangs open, is closed by the same key first. */
const isElsewhere = ({ target, currentTarget }: KeyboardEvent): boolean =>
  !(target instanceof Element) ||
  !currentTarget.contains(target) ||
  target.getAttribute('aria-expanded') === 'true'
