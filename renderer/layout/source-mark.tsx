import { Tooltip } from '@mantine/core'
import { IconCircleCheck, IconCloudOff, IconHelpCircle, IconHistory } from '@tabler/icons-react'
import { tellDistance } from '#renderer/design/moment.ts'
import { inkOf } from '#renderer/design/tone.ts'
import { useNow } from '#renderer/design/use-now.ts'
import type { Source, SourceState } from '#renderer/workbench/source.ts'

const shown = {
  current: { word: 'current', tone: 'good', icon: IconCircleCheck },
  stale: { word: 'old', tone: 'wary', icon: IconHistory },
  offline: { word: 'offline', tone: 'bad', icon: IconCloudOff },
  unknown: { word: 'unknown', tone: 'unknown', icon: IconHelpCircle },
} as const

type Props = { readonly source: Source }

/** How far what comes from a source can be relied on, and why on a closer look. */
export function SourceMark({ source }: Props) {
  const state = source.useState()
  const now = useNow()
  if (!state) return null
  const { tone, icon: Icon } = shown[state.standing]
  return (
    <Tooltip label={state.because} multiline maw={360}>
      <a
        className="sb-chip"
        href={state.href ?? '#/today'}
        aria-label={`${state.name} ${wordsOf(state, now)}. ${state.because}`}
      >
        <Icon size={16} color={inkOf(tone)} aria-hidden />
        {state.name} <small>{wordsOf(state, now)}</small>
      </a>
    </Tooltip>
  )
}

/** “current”, “4 min old”, “offline”. */
export function wordsOf({ standing, at, word }: SourceState, now: number): string {
  if (word !== undefined) return word
  if (standing !== 'stale' || at === undefined) return shown[standing].word
  return tellDistance({ at, now }).replace(/ ago$/, ' old')
}
