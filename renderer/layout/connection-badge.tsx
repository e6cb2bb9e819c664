import { Group, Text } from '@mantine/core'
import type { Connection } from '#renderer/state/connection.ts'

const SHOWN = {
  connecting: { words: 'Connecting', color: 'var(--mantine-color-gray-5)' },
  live: { words: 'Up to date', color: 'var(--mantine-color-teal-6)' },
  lost: { words: 'Reconnecting', color: 'var(--mantine-color-yellow-6)' },
} as const

type Props = Pick<Connection, 'phase'>

export function ConnectionBadge({ phase }: Props) {
  const { words, color } = SHOWN[phase]
  return (
    <Group gap={8} role="status">
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="5" fill={color} />
      </svg>
      <Text fz="sm" c="dimmed">
        {words}
      </Text>
    </Group>
  )
}
