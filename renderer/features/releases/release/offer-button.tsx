import { Button, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWall } from '#renderer/data/wall.ts'

type Props = {
  readonly variant?: 'default' | 'filled'
  readonly leftSection?: ReactNode
  readonly loading?: boolean
  /** Why it cannot be pressed; it stays reachable, so that the reason can be heard. */
  readonly because?: string | undefined
  readonly label?: string
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A button that says why it cannot be pressed; on a wall nothing is offered. */
export function OfferButton({
  because,
  label,
  onClick,
  children,
  variant = 'default',
  ...look
}: Props) {
  if (useWall()) return null
  const closed = because !== undefined
  const button = (
    <Button
      {...look}
      {...(label !== undefined && { 'aria-label': label })}
      variant={variant}
      {...(closed && { 'aria-disabled': true, 'data-disabled': true })}
      onClick={() => {
        if (!closed) onClick()
      }}
    >
      {children}
    </Button>
  )
  return closed ? (
    <Tooltip label={because} multiline maw={320}>
      {button}
    </Tooltip>
  ) : (
    button
  )
}
