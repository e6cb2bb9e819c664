import { Paper, Stack, Title } from '@mantine/core'
import { type ReactNode, type Ref, useId } from 'react'

type Props = {
  readonly title: string
  /** For moving the focus here when what had it went away. */
  readonly headingRef?: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}

/** Focus comes here only to be heard; nobody can walk to it. */
const QUIET = { outline: 'none' }

export function Panel({ title, headingRef = null, children }: Props) {
  const heading = useId()
  return (
    <Paper component="section" aria-labelledby={heading} withBorder p="lg">
      <Stack gap="md">
        <Title ref={headingRef} id={heading} order={2} fz="h4" tabIndex={-1} style={QUIET}>
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  )
}
