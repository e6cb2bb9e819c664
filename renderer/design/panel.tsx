import { Paper, Stack, Title } from '@mantine/core'
import { type ReactNode, type Ref, useId } from 'react'

type Props = {
  readonly title: string
  /** For moving the focus here when what had it went away. */
  readonly headingRef?: Ref<HTMLHeadingElement>
  readonly children: ReactNode
}

export function Panel({ title, headingRef = null, children }: Props) {
  const heading = useId()
  return (
    <Paper component="section" aria-labelledby={heading} withBorder p="lg">
      <Stack gap="md">
        <Title ref={headingRef} id={heading} order={2} fz="h4" tabIndex={-1}>
          {title}
        </Title>
        {children}
      </Stack>
    </Paper>
  )
}
