import { Box, Button, Code, Container, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useEffect } from 'react'
import { comeBackWithSibling, type NeedsLink } from '#renderer/data/connect.ts'
import { Mark } from '#renderer/design/mark.tsx'

const REASONS = {
  noSession: 'This tab has no session, and no other open tab has one to share.',
  codeRefused: 'The link has been used already, or it is older than a minute.',
  sessionEnded:
    'This session has ended: nobody used it for twelve hours, it was a week old, or Signalbox was started anew.',
  hostAway: 'The host does not answer; it may have been stopped.',
} as const

type Props = Pick<NeedsLink, 'because'>

export function NeedsLinkPage({ because }: Props) {
  useEffect(comeBackWithSibling, [])
  return (
    <Box mih="100vh" bg="var(--sb-backdrop)" py={96}>
      <Container component="main" size="xs">
        <Paper withBorder p="xl">
          <Stack gap="md">
            <Group gap="sm" wrap="nowrap">
              <Mark size={32} />
              <Title order={1} fz="h3">
                Open Signalbox with a fresh link
              </Title>
            </Group>
            <Text>{REASONS[because]}</Text>
            <Text>
              On the machine where Signalbox runs, ask for a new link and open it within a minute:
            </Text>
            <Code block>npx signalbox link</Code>
            <Text fz="sm" c="dimmed">
              Where Signalbox was started with --workspace or --rehearsal, say the same here. A link
              works once. That way nothing in a history, a log or a copied address lets anybody in.
            </Text>
            {because !== 'codeRefused' && (
              <Group>
                <Button variant="default" onClick={() => window.location.reload()}>
                  Try again
                </Button>
              </Group>
            )}
          </Stack>
        </Paper>
      </Container>
    </Box>
  )
}
