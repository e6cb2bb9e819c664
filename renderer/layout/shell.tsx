import { Box, Code, Container, Group, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Mark } from '#renderer/design/mark.tsx'
import { tellMoment } from '#renderer/design/moment.ts'
import { Notice } from '#renderer/design/notice.tsx'
import type { Connection, ConnectionStore } from '#renderer/state/connection.ts'
import { ConnectionBadge } from './connection-badge.tsx'

type Props = { readonly connection: ConnectionStore; readonly children: ReactNode }

export function Shell({ connection, children }: Props) {
  const standing = useStore(connection)
  return (
    <Box mih="100vh" bg="var(--signalbox-backdrop)">
      <Header standing={standing} />
      <Container component="main" size="lg" py="xl">
        <Stack gap="lg">
          {standing.phase === 'lost' && <OldNews since={standing.since} />}
          {children}
        </Stack>
      </Container>
    </Box>
  )
}

type HeaderProps = { readonly standing: Connection }

const Header = ({ standing }: HeaderProps) => (
  <Box
    component="header"
    bg="var(--mantine-color-body)"
    py="sm"
    style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
  >
    <Container size="lg">
      <Group justify="space-between">
        <Group gap="sm">
          <Mark size={28} />
          <Text fw={600} fz="lg">
            Signalbox
          </Text>
        </Group>
        <ConnectionBadge phase={standing.phase} />
      </Group>
    </Container>
  </Box>
)

const OldNews = ({ since }: { readonly since: number }) => (
  <Notice tone="wary" title="This page is out of touch">
    The connection broke at {tellMoment({ at: since, now: Date.now() })}. What you see is from
    before then; it comes up to date when the connection is back. If Signalbox was stopped, start it
    again and open the link it prints: <Code>npx signalbox start</Code>
  </Notice>
)
