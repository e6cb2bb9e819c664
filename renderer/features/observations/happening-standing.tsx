import {
  IconAlertTriangle,
  IconBellOff,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleMinus,
  IconCircleOff,
  IconCircleX,
  IconFlame,
  IconHelpCircle,
  IconHistory,
  IconPlayerPlay,
  IconUserCheck,
} from '@tabler/icons-react'
import { Standing } from '#renderer/design/standing.tsx'
import type { Happening } from './happening.ts'

/** Each has a shape and a word of its own; only what succeeded or is resolved is good. */
const looks = {
  waiting: { tone: 'unknown', icon: IconCircleDashed, word: 'Waiting' },
  running: { tone: 'live', icon: IconPlayerPlay, word: 'Running' },
  succeeded: { tone: 'good', icon: IconCircleCheck, word: 'Succeeded' },
  failed: { tone: 'bad', icon: IconCircleX, word: 'Failed' },
  unstable: { tone: 'wary', icon: IconAlertTriangle, word: 'Unstable' },
  cancelled: { tone: 'wary', icon: IconCircleOff, word: 'Cancelled' },
  skipped: { tone: 'unknown', icon: IconCircleMinus, word: 'Skipped' },
  superseded: { tone: 'unknown', icon: IconHistory, word: 'Superseded' },
  unknown: { tone: 'unknown', icon: IconHelpCircle, word: 'Unknown' },
  firing: { tone: 'bad', icon: IconFlame, word: 'Firing' },
  acknowledged: { tone: 'wary', icon: IconUserCheck, word: 'Looked after' },
  silenced: { tone: 'wary', icon: IconBellOff, word: 'Silenced' },
  resolved: { tone: 'good', icon: IconCircleCheck, word: 'Resolved' },
} as const satisfies Readonly<Record<Happening['stands'], object>>

export const standsWord = (stands: Happening['stands']): string => looks[stands].word

type Props = { readonly stands: Happening['stands'] }

/** How something outside came out. */
export function HappeningStanding({ stands }: Props) {
  const { tone, icon, word } = looks[stands]
  return (
    <Standing tone={tone} icon={icon}>
      {word}
    </Standing>
  )
}
