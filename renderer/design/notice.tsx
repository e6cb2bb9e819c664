import { Paper, Text } from '@mantine/core'
import type { ReactNode } from 'react'

type Tone = 'good' | 'wary' | 'bad'
const COLORS: Readonly<Record<Tone, string>> = {
  good: 'var(--mantine-color-teal-6)',
  wary: 'var(--mantine-color-yellow-6)',
  bad: 'var(--mantine-color-red-6)',
}

type Props = { readonly tone: Tone; readonly title: string; readonly children?: ReactNode }

/** Something worth stopping for; what is bad interrupts whoever listens to the page. */
export function Notice({ tone, title, children }: Props) {
  const color = COLORS[tone]
  return (
    <Paper
      role={tone === 'bad' ? 'alert' : 'status'}
      p="md"
      bg={`color-mix(in srgb, ${color} 9%, var(--mantine-color-body))`}
      style={{ borderInlineStart: `4px solid ${color}` }}
    >
      <Text fw={600}>{title}</Text>
      <Text component="div" fz="sm" mt={children ? 4 : 0}>
        {children}
      </Text>
    </Paper>
  )
}
