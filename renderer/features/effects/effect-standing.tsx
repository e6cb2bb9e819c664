import {
  IconAlertTriangle,
  IconArrowForwardUp,
  IconCircleCheck,
  IconCircleX,
  IconClockPause,
  IconClockUp,
  IconGitMerge,
} from '@tabler/icons-react'
import { Standing } from '#renderer/design/standing.tsx'
import type { Effect } from '#shared/vocabulary/effect.ts'
import { stateWords } from './effect-words.ts'

const looks = {
  waiting: { tone: 'live', icon: IconClockUp },
  failing: { tone: 'bad', icon: IconAlertTriangle },
  held: { tone: 'wary', icon: IconClockPause },
  conflict: { tone: 'wary', icon: IconGitMerge },
  done: { tone: 'good', icon: IconCircleCheck },
  superseded: { tone: 'unknown', icon: IconArrowForwardUp },
  dropped: { tone: 'unknown', icon: IconCircleX },
} as const

type Props = { readonly effect: Pick<Effect, 'state' | 'does'> }

/** How something that is done outside stands. */
export const EffectStanding = ({ effect }: Props) => (
  <Standing {...looks[effect.state]}>{stateWords(effect)}</Standing>
)
