import {
  type Icon,
  IconAlertTriangleFilled,
  IconEqual,
  IconPencil,
  IconPlus,
} from '@tabler/icons-react'
import { tellNumber } from '#renderer/design/moment.ts'
import type { Tone } from '#renderer/design/tone.ts'
import type { PreviewedRelease } from './use-preview.ts'

type Does = PreviewedRelease['does']

export const doesWords: Readonly<Record<Does, { word: string; tone: Tone; icon: Icon }>> = {
  plan: { word: 'Drafts it', tone: 'live', icon: IconPlus },
  change: { word: 'Changes it', tone: 'wary', icon: IconPencil },
  nothing: { word: 'As it stands', tone: 'unknown', icon: IconEqual },
  cannot: { word: 'Left out', tone: 'bad', icon: IconAlertTriangleFilled },
}

export type Showing = 'all' | 'wrong' | 'wary'

export const isShown = ({ wrong, wary }: PreviewedRelease, showing: Showing): boolean =>
  showing === 'all' || (showing === 'wrong' ? wrong.length > 0 : wary.length > 0)

const countOf = (releases: readonly PreviewedRelease[], does: Does): number =>
  releases.filter((release) => release.does === does).length

/** “Drafts 58, changes 2, leaves 3 as they stand; 1 cannot be read and is left out.” */
export function previewWords(releases: readonly PreviewedRelease[]): string {
  const [drafts, changes, nothing, cannot] = (['plan', 'change', 'nothing', 'cannot'] as const).map(
    (does) => countOf(releases, does),
  ) as [number, number, number, number]
  const done = [
    drafts > 0 ? `drafts ${drafts}` : '',
    changes > 0 ? `changes ${changes}` : '',
    nothing > 0 ? `leaves ${nothing} as they stand` : '',
    cannot > 0 ? `leaves ${cannot} out, because something is wrong` : '',
  ].filter((words) => words !== '')
  return `Of ${tellNumber(releases.length, ['release', 'releases'])} it ${done.join(', ')}.`
}

/** Why a release is left out; otherwise what may surprise and what is done. Each sentence once. */
export function reasonsOf({ does, says, wrong, wary }: PreviewedRelease): readonly string[] {
  const because = (does === 'cannot' ? wrong : wary).map((remark) => remark.because)
  return [...new Set(does === 'cannot' ? because : [...because, ...says])]
}

/** How many releases an import would decide something about. */
export const doingCount = (releases: readonly PreviewedRelease[]): number =>
  countOf(releases, 'plan') + countOf(releases, 'change')
