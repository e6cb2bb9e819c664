import {
  type Icon,
  IconAlertTriangleFilled,
  IconArchive,
  IconArrowBackUp,
  IconCircle,
  IconCircleCheck,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconClockPause,
  IconPlayerPlayFilled,
  IconX,
} from '@tabler/icons-react'
import type { Tone } from '#renderer/design/tone.ts'
import type { ItemState, ReleaseClass, ReleaseState } from '#shared/vocabulary/release.ts'

type Shown = { readonly word: string; readonly tone: Tone; readonly icon: Icon }

/** How each state of a release is told: a word, a shape and a tone. */
export const stateWords: Readonly<Record<ReleaseState, Shown>> = {
  draft: { word: 'Draft', tone: 'unknown', icon: IconCircleDashed },
  planned: { word: 'Planned', tone: 'live', icon: IconCircle },
  ready: { word: 'Ready', tone: 'good', icon: IconCircleCheck },
  inProgress: { word: 'In progress', tone: 'live', icon: IconPlayerPlayFilled },
  deployed: { word: 'Deployed', tone: 'good', icon: IconCircleCheckFilled },
  partlyDeployed: { word: 'Partly deployed', tone: 'wary', icon: IconCircleHalf2 },
  closed: { word: 'Closed', tone: 'unknown', icon: IconArchive },
  postponed: { word: 'Postponed', tone: 'wary', icon: IconClockPause },
  cancelled: { word: 'Cancelled', tone: 'unknown', icon: IconX },
  failed: { word: 'Failed', tone: 'bad', icon: IconAlertTriangleFilled },
  rolledBack: { word: 'Rolled back', tone: 'wary', icon: IconArrowBackUp },
}

export const itemStateWords: Readonly<Record<ItemState, Shown>> = {
  pending: { word: 'Pending', tone: 'unknown', icon: IconCircleDashed },
  deployed: { word: 'Deployed', tone: 'live', icon: IconCircleCheck },
  verified: { word: 'Verified', tone: 'good', icon: IconCircleCheckFilled },
  pulled: { word: 'Pulled', tone: 'unknown', icon: IconX },
  rolledBack: { word: 'Rolled back', tone: 'wary', icon: IconArrowBackUp },
}

export const classWords: Readonly<Record<ReleaseClass, string>> = {
  standard: 'Standard',
  major: 'Major',
  emergency: 'Emergency',
  hotfix: 'Hotfix',
}
