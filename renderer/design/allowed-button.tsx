import { Button, type ButtonProps, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'

type Props = Pick<ButtonProps, 'variant' | 'leftSection' | 'color' | 'size' | 'loading'> & {
  /** Why it cannot be pressed; `undefined` where it can. */
  readonly whyNot: string | undefined
  readonly label?: string
  readonly onClick: () => void
  readonly children: ReactNode
}

/** A button that says why it cannot be pressed, instead of going away. */
export const AllowedButton = ({ whyNot, label, onClick, children, ...looks }: Props) => (
  <Tooltip label={whyNot} disabled={whyNot === undefined} multiline maw={320}>
    <Button
      {...looks}
      {...(label !== undefined && { 'aria-label': label })}
      aria-disabled={whyNot !== undefined}
      {...(whyNot !== undefined && { 'data-disabled': true })}
      onClick={() => whyNot === undefined && onClick()}
    >
      {children}
    </Button>
  </Tooltip>
)
