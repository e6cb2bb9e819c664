import {
  type Icon,
  IconBeach,
  IconCircleCheck,
  IconHelpCircle,
  IconMoon,
} from '@tabler/icons-react'
import { useMe } from '#renderer/data/use-me.ts'
import { Standing } from '#renderer/design/standing.tsx'
import type { Tone } from '#renderer/design/tone.ts'
import { useNow } from '#renderer/design/use-now.ts'
import type { Person } from '#shared/vocabulary/person.ts'
import { type Presence, presenceOf } from './presence.ts'

type Shown = { readonly word: string; readonly tone: Tone; readonly icon: Icon }

const shown: Readonly<Record<Presence, Shown>> = {
  away: { word: 'Away today', tone: 'wary', icon: IconBeach },
  working: { word: 'Working hours', tone: 'good', icon: IconCircleCheck },
  off: { word: 'Off hours', tone: 'unknown', icon: IconMoon },
  unknown: { word: 'Not known', tone: 'unknown', icon: IconHelpCircle },
}

type Props = { readonly person: Person }

/** Whether somebody can be expected to be there, by their hours and absences. */
export function PresenceStanding({ person }: Props) {
  const now = useNow()
  const { zone: reader } = useMe()
  const { word, tone, icon } = shown[presenceOf(person, { now, reader })]
  return (
    <Standing tone={tone} icon={icon}>
      {word}
    </Standing>
  )
}
