import {
  IconAlertTriangleFilled,
  IconHelpCircle,
  IconInfoCircle,
  IconPlayerPlayFilled,
} from '@tabler/icons-react'
import { inkOf, type Tone } from '#renderer/design/tone.ts'

const icons = {
  good: IconInfoCircle,
  live: IconPlayerPlayFilled,
  wary: IconInfoCircle,
  bad: IconAlertTriangleFilled,
  unknown: IconHelpCircle,
} as const

export type NeedSaid = {
  readonly tone: Tone
  readonly title: string
  /** Why, and what to do. */
  readonly says: string
  readonly href: string
}

/** One thing that needs somebody. */
export function Need({ tone, title, says, href }: NeedSaid) {
  const Icon = icons[tone]
  return (
    <li>
      <Icon size={18} color={inkOf(tone)} aria-hidden />
      <span>
        <a href={href}>{title}</a>
        <small>{says}</small>
      </span>
    </li>
  )
}
