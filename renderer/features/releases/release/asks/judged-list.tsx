import { IconCircleCheck, IconCircleDashed, IconHelpCircle } from '@tabler/icons-react'
import { inkOf } from '#renderer/design/tone.ts'
import type { Judged } from '#shared/vocabulary/release.ts'

const outcomes = {
  met: { icon: IconCircleCheck, tone: 'good', word: 'Met' },
  unmet: { icon: IconCircleDashed, tone: 'wary', word: 'Not met' },
  unknown: { icon: IconHelpCircle, tone: 'unknown', word: 'Unknown' },
} as const

type MarkProps = { readonly outcome: Judged['outcome'] }

/** How a requirement stands, in a shape and for whoever listens in a word. */
export function OutcomeMark({ outcome }: MarkProps) {
  const { icon: Icon, tone, word } = outcomes[outcome]
  return <Icon size={16} color={inkOf(tone)} role="img" aria-label={word} />
}

type Props = { readonly judged: readonly Judged[] }

/** What speaks for and against a step; what is in the way comes first. */
export const JudgedList = ({ judged }: Props) => (
  <ul className="sb-asked">
    {judged
      .toSorted((one, other) => Number(one.outcome === 'met') - Number(other.outcome === 'met'))
      .map(({ key, outcome, because }) => (
        <li key={key}>
          <OutcomeMark outcome={outcome} />
          <span className="sb-asked-title">{because}</span>
        </li>
      ))}
  </ul>
)
