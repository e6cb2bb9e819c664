import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDownload,
  IconHelpCircle,
  IconHistory,
  IconPlayerPause,
} from '@tabler/icons-react'
import { Standing } from '#renderer/design/standing.tsx'
import type { StreamStanding } from '#shared/vocabulary/source.ts'
import { standingWords } from './standing-words.ts'

const looks = {
  current: { tone: 'good', icon: IconCircleCheck },
  filling: { tone: 'live', icon: IconDownload },
  stale: { tone: 'wary', icon: IconHistory },
  failing: { tone: 'bad', icon: IconAlertTriangle },
  never: { tone: 'unknown', icon: IconHelpCircle },
  paused: { tone: 'unknown', icon: IconPlayerPause },
} as const

type Props = {
  readonly standing: StreamStanding
  /** Where more is to be said than how it stands. */
  readonly word?: string
}

/** How a source or a part of it stands. */
export const SourceStanding = ({ standing, word = standingWords[standing] }: Props) => (
  <Standing {...looks[standing]}>{word}</Standing>
)
