import { Paper, Text } from '@mantine/core'
import {
  IconAlertTriangleFilled,
  IconCircleCheckFilled,
  IconHelpCircle,
  IconInfoCircle,
  IconPlayerPlayFilled,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import './notice.css'
import { inkOf, type Tone, washOf } from './tone.ts'

const icons = {
  good: IconCircleCheckFilled,
  wary: IconInfoCircle,
  bad: IconAlertTriangleFilled,
  live: IconPlayerPlayFilled,
  unknown: IconHelpCircle,
} as const

type Props = {
  readonly tone: Tone
  readonly title: string
  readonly children?: ReactNode
  /** What can be done about it. */
  readonly action?: ReactNode
}

/** Something worth stopping for; what is bad interrupts whoever listens to the page. */
export function Notice({ tone, title, children, action }: Props) {
  const Icon = icons[tone]
  return (
    <Paper
      className="sb-notice"
      role={tone === 'bad' ? 'alert' : 'status'}
      style={{ background: washOf(tone), borderColor: inkOf(tone) }}
    >
      <Icon size={18} color={inkOf(tone)} aria-hidden className="sb-notice-icon" />
      <div className="sb-notice-words">
        <Text fw={600}>{title}</Text>
        {children && (
          <Text component="div" fz="sm" mt={2}>
            {children}
          </Text>
        )}
      </div>
      {action}
    </Paper>
  )
}
